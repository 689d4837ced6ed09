import fc from 'fast-check';

/** A name in every way in which SQL can write it. */
export const styles: Readonly<Record<string, (name: string) => string>> = {
  bare: name => name,
  capitals: name => name.toUpperCase(),
  mixed: name => name.replace(/^./, letter => letter.toUpperCase()),
  'double quotes': name => `"${name}"`,
  brackets: name => `[${name}]`,
  backticks: name => `\`${name}\``,
  'single quotes': name => `'${name}'`,
  'a schema': name => `main.${name}`,
  'a quoted schema': name => `"temp"."${name}"`,
  'spaces around the dot': name => `main . ${name}`,
  'a comment before it': name => `/* apps */ ${name}`,
  'a line comment before it': name => `-- apps\n ${name}`,
  'a line break before it': name => `\r\n\t${name}`,
};

/** A table in every place where SQL can read one; each is a whole statement that is allowed with a harmless table. */
export const places: Readonly<Record<string, (table: string) => string>> = {
  from: t => `SELECT 1 FROM ${t}`,
  alias: t => `SELECT c.url FROM ${t} AS c`,
  'alias without AS': t => `SELECT c.url FROM ${t} c`,
  'comma join': t => `SELECT 1 FROM apps, ${t}`,
  join: t => `SELECT 1 FROM apps a JOIN ${t} c ON a.name = c.name`,
  'left join': t => `SELECT 1 FROM apps LEFT OUTER JOIN ${t} USING (name)`,
  'natural join': t => `SELECT 1 FROM apps NATURAL JOIN ${t}`,
  'cross join': t => `SELECT 1 FROM users CROSS JOIN ${t} USING (uid)`,
  'a join in brackets': t => `SELECT 1 FROM (apps JOIN (users JOIN ${t}))`,
  brackets: t => `SELECT 1 FROM (${t})`,
  subquery: t => `SELECT 1 FROM (SELECT * FROM ${t}) AS x`,
  'subquery of a subquery': t => `SELECT 1 FROM (SELECT * FROM (SELECT * FROM ${t}))`,
  where: t => `SELECT 1 WHERE 1 = (SELECT count(*) FROM ${t})`,
  exists: t => `SELECT 1 WHERE EXISTS (SELECT 1 FROM ${t})`,
  'not exists': t => `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM ${t})`,
  'in a select': t => `SELECT 1 FROM apps WHERE name IN (SELECT name FROM ${t})`,
  'in a table': t => `SELECT 1 FROM apps WHERE name IN ${t}`,
  'not in a table': t => `SELECT 1 FROM apps WHERE name NOT IN ${t}`,
  'in a list': t => `SELECT 1 FROM apps WHERE 1 IN (1, (SELECT 2 FROM ${t}))`,
  'result column': t => `SELECT (SELECT result FROM ${t}) AS r FROM apps`,
  'group by': t => `SELECT 1 FROM apps GROUP BY (SELECT 1 FROM ${t})`,
  having: t => `SELECT 1 FROM apps GROUP BY name HAVING 1 < (SELECT 1 FROM ${t})`,
  'order by': t => `SELECT 1 FROM apps ORDER BY (SELECT 1 FROM ${t})`,
  limit: t => `SELECT 1 FROM apps LIMIT (SELECT 1 FROM ${t})`,
  offset: t => `SELECT 1 FROM apps LIMIT 1 OFFSET (SELECT 1 FROM ${t})`,
  union: t => `SELECT 1 UNION SELECT 1 FROM ${t}`,
  'union all': t => `SELECT 1 FROM apps UNION ALL SELECT 1 FROM ${t}`,
  except: t => `SELECT 1 EXCEPT SELECT 1 FROM ${t}`,
  intersect: t => `SELECT 1 INTERSECT SELECT 1 FROM ${t}`,
  with: t => `WITH a AS (SELECT * FROM ${t}) SELECT 1 FROM a`,
  'a WITH that nobody reads': t => `WITH a AS (SELECT * FROM ${t}) SELECT 1`,
  'with recursive': t => `WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT 1 FROM ${t}) SELECT 1 FROM a`,
  'a WITH inside': t => `SELECT 1 FROM (WITH a AS MATERIALIZED (SELECT * FROM ${t}) SELECT * FROM a)`,
  'a row of values': t => `SELECT 1 FROM (VALUES ((SELECT 1 FROM ${t})))`,
  'on clause': t => `SELECT 1 FROM apps a JOIN users u ON a.name = (SELECT 1 FROM ${t})`,
  case: t => `SELECT CASE WHEN 1 THEN (SELECT 1 FROM ${t}) ELSE 0 END`,
  'else of a case': t => `SELECT CASE name WHEN 1 THEN 2 ELSE (SELECT 1 FROM ${t}) END FROM apps`,
  cast: t => `SELECT CAST((SELECT 1 FROM ${t}) AS TEXT)`,
  between: t => `SELECT 1 WHERE 1 BETWEEN 0 AND (SELECT 1 FROM ${t})`,
  like: t => `SELECT 1 WHERE 'a' LIKE (SELECT 1 FROM ${t}) ESCAPE 'x'`,
  escape: t => `SELECT 1 WHERE 'a' LIKE 'b' ESCAPE (SELECT 1 FROM ${t})`,
  collate: t => `SELECT (SELECT 1 FROM ${t}) COLLATE NOCASE`,
  'is null': t => `SELECT 1 WHERE (SELECT 1 FROM ${t}) IS NULL`,
  'a row': t => `SELECT 1 WHERE (1, 2) = (SELECT 1, 2 FROM ${t})`,
  'function argument': t => `SELECT upper((SELECT 1 FROM ${t}))`,
  'order inside a function': t => `SELECT group_concat(name ORDER BY (SELECT 1 FROM ${t})) FROM apps`,
  filter: t => `SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM ${t})) FROM apps`,
  'window partition': t => `SELECT count(*) OVER (PARTITION BY (SELECT 1 FROM ${t})) FROM apps`,
  'window order': t => `SELECT count(*) OVER (ORDER BY (SELECT 1 FROM ${t})) FROM apps`,
  'window frame': t => `SELECT sum(1) OVER (ROWS BETWEEN (SELECT 1 FROM ${t}) PRECEDING AND CURRENT ROW) FROM apps`,
  'named window': t => `SELECT count(*) OVER w FROM apps WINDOW w AS (ORDER BY (SELECT 1 FROM ${t}))`,
  'argument of a table': t => `SELECT 1 FROM json_each((SELECT 1 FROM ${t}))`,
  'argument of IN a table': t => `SELECT 1 WHERE 1 IN json_each((SELECT 1 FROM ${t}))`,
};

/** A table may be in any place, written in any style, with any statement around it. */
export function hiddenIn(names: readonly string[]): fc.Arbitrary<string> {
  const leaf = fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom(...Object.values(styles)),
      fc.constantFrom(...Object.values(places)),
    )
    .map(([name, style, place]) => place(style(name)));
  const wraps = Object.values(places);
  return fc
    .tuple(leaf, fc.array(fc.constantFrom(...wraps), { maxLength: 4 }))
    .map(([statement, outer]) => outer.reduce((inner, wrap) => wrap(`(${inner})`), statement));
}
