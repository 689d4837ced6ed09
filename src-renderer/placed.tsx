type PlacedProps = { text: string; value: string };

/** A sentence with a value where `{place}` stands, kept apart from the direction of the words around it. */
export function Placed({ text, value }: PlacedProps) {
  const [before = '', after = ''] = text.split('{place}');
  return (
    <>
      {before}
      <bdi>{value}</bdi>
      {after}
    </>
  );
}
