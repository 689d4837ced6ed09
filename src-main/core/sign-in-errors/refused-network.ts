const network = /(?<![\p{L}\d])(?:wi-?fi|wlan|vpn|802\.1x|network access control)(?![\p{L}\d])/iu;
/** Where one thing that is said ends and the next begins: a refusal belongs to what it is said of. */
const clauses = /[.!?](?=\s|$)|[;\n]|,\s|\b(?:but|and|although|aber|und|mais|et|pero)\b/iu;
const denied = String.raw`(?<!(?:not|never|n['’]t|nicht|nie|jamais|nunca)\s|(?:no|without|without any|keine?|ohne|sans|sin)\s(?:[\p{L}-]+\s)?)`;
const refusals = [
  String.raw`${denied}(?<!\p{L})(?:refus|reject|den(?:y|ied|ies)|block(?:s|ed|ing)?(?!\p{L})|kick|errors?(?!\p{L})|fail(?:s|ed|ure|ing)?(?!\p{L})|forbid|unauthori[sz]ed|fehler|verweiger|abgelehnt|gesperrt|blockiert|erreur|rechaz|deneg|bloque|rifiut|recus|weiger|geweiger)`,
  String.raw`(?:not|n['’]t)\s(?:let|allow|accept|admit|permit|connect|join|get\s(?:in|on)|log)`,
  String.raw`unable\sto\s(?:connect|join|get|log)`,
  String.raw`(?<!\p{L})no\s(?:way|access|entry)(?!\p{L})`,
  String.raw`lässt?\s(?:\p{L}+\s){0,3}nicht|nicht\s(?:verbinden|rein|hinein|zugelassen)`,
  String.raw`(?:laisse|permet)\spas|no\s(?:me\s)?(?:deja|permite)|拒否|拒绝|拒絕|거부|отказ`,
];
const refusal = new RegExp(refusals.join('|'), 'iu');

/** Whether a text says that a network refused somebody. That there is one, or that it works, is no refusal. */
export function tellsOfRefusedNetwork(text: string): boolean {
  return text.split(clauses).some(clause => network.test(clause) && refusal.test(clause));
}
