/** Who reads a script's answer: Jamf between tags, Intune as it stands. */
export type ScriptForm = 'jamf' | 'intune';

const printed: Readonly<Record<ScriptForm, string>> = {
  jamf: `'<result>%s</result>\\n'`,
  intune: `'%s\\n'`,
};

/** How a script answers. It always ends well: both services would keep the last answer, or show an error, otherwise. */
export function answerFunctions(form: ScriptForm): string {
  return `answer() {
  printf ${printed[form]} "$1"
  exit 0
}
no_data() { answer "no data ($1)"; }
`;
}
