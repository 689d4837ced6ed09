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

/**
 * Runs a command for so many seconds at most, with its whole group: whoever is killed alone leaves a child behind that
 * keeps the output open, and the script would wait for it. A user can put a pipe in a file's place.
 */
export const withinFunction = `within() {
  local seconds=$1 job guard ended
  shift
  set -m
  "$@" &
  job=$!
  (
    /bin/sleep "$seconds"
    kill -9 -- "-$job"
  ) >/dev/null 2>&1 &
  guard=$!
  wait "$job" 2>/dev/null
  ended=$?
  kill -- "-$guard" 2>/dev/null
  set +m
  return "$ended"
}
`;
