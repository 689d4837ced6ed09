/** An id as Microsoft writes it. */
export const id = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';
const blank = String.raw`[\s\u00a0_+-]{0,3}`;
export const then = String.raw`["'\\]{0,2}[\s\u00a0+]{0,4}[=:：]?["'\\\s\u00a0+]{0,6}`;
/** Labels as the pages and logs have them. In other languages the word for the thing decides, not the whole label. */
export const requestLabel = `(?:request${blank}id|trace${blank}id|(?:anforderungs|anfrage|aanvraag)${blank}id|id${blank}(?:de(?:${blank}la)?|della|do|da)${blank}(?:demande|requête|solicitud|richiesta|solicitação|pedido))`;
export const correlationLabel = `(?:[ck]orr?[eé]la(?:tion|tions|tie)${blank}id|id${blank}(?:de|di|da)${blank}[ck]orr?[eé]la(?:tion|ción|zione|ção))`;
const deviceWord = `(?:device|gerät(?:e|s)?|l['’]appareil|appareil|dispositivo|apparaat)`;
export const deviceIdLabel = `(?:${deviceWord}${blank}(?:id(?:entifier)?|kennung|bezeichner|identifikation)|(?:id(?:entificateur|entificador|entificatore)?)${blank}(?:de(?:l|${blank}la)?|do)?${blank}${deviceWord})`;
export const deviceStateLabel = `(?:${deviceWord}${blank}(?:state|status|zustand)|(?:état|estado|stato)${blank}(?:de(?:l)?|do)?${blank}${deviceWord})`;
export const platformLabel = `(?:${deviceWord}${blank}platt?form|plate-?forme${blank}de${blank}${deviceWord}|(?:plataforma|piattaforma)${blank}(?:de(?:l)?|do)${blank}${deviceWord})`;
export const timeLabel = String.raw`(?:time${blank}stamp|zeitstempel|horodatage|marca${blank}de${blank}tiempo|tijdstempel)`;
/** With its zone; the day and the time of it. */
export const instant = String.raw`(\d{4}-\d{2}-\d{2})[T\s+](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?Z`;
