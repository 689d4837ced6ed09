import type { ScriptForm } from './script-form.ts';
import { answerFunctions, withinFunction } from './script-form.ts';

/** Renders a script that answers with the one line of `clearway doctor`; `doctor` prints each service's own form. */
export function renderDoctorScript(form: ScriptForm): string {
  const format = form === 'jamf' ? 'jamf-ea' : 'intune';
  return `#!/bin/bash -p
# Clearway: whether everything is in place for it on this Mac, in the words of “clearway doctor”.
# “no data (why)” where doctor cannot be asked. It changes nothing.
set -u
export LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin

# Not by the command clearway: some package managers give /usr/local/bin to a person, and root runs nothing from there.
app=/Applications/Clearway.app
clearway="$app/Contents/MacOS/Clearway"
# Doctor ends by itself after 10 s, whatever hangs.
most_seconds=30

${answerFunctions(form)}
[[ -x $clearway ]] || no_data 'Clearway is not installed'
# Root runs it, so nobody but root may be able to change it.
if ((EUID == 0)); then
  for path in "$app" "$app/Contents" "$app/Contents/MacOS" "$clearway"; do
    [[ $(/usr/bin/stat -f %u "$path" 2>/dev/null) == 0 ]] || no_data "$path does not belong to root"
    [[ $(/usr/bin/stat -f %Lp "$path" 2>/dev/null) =~ ^[0-7]?[0-7][0145][0145]$ ]] ||
      no_data "$path can be changed by others than root"
  done
fi

${withinFunction}
line=$(within "$most_seconds" "$clearway" --cli -- doctor --format ${format} 2>/dev/null </dev/null) ||
  no_data 'doctor did not end'
${unwrapped[form]}
# One line of plain text: a tag or a line break in it would be read as something else.
((\${#line} <= 4096)) || no_data 'doctor said far too much'
[[ -n $line && $line != *[[:cntrl:]]* && $line != *[\\<\\>]* ]] || no_data 'doctor gave no answer'
answer "$line"
`;
}

const unwrapped: Readonly<Record<ScriptForm, string>> = {
  jamf: `[[ $line == '<result>'*'</result>' ]] || no_data 'doctor gave no answer'
line=\${line#<result>}
line=\${line%</result>}`,
  intune: '',
};
