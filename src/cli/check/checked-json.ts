import type { Problem } from '../../errors.ts';
import { VERSION } from '../../version.ts';
import type { Checked, CheckedFile } from './checked.ts';

/** What was found as JSON; `checklists/README.md` describes its fields. */
export function checkedJson({ files, remarks }: Checked): string {
  const result = {
    format: 1,
    checkedBy: `align ${VERSION}`,
    files: files.map(fileInJson),
    remarks,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function fileInJson({ file, kind, about, errors, warnings, hint }: CheckedFile) {
  return {
    file,
    kind,
    about,
    hint,
    findings: [
      ...errors.map((error) => findingInJson(error, 'error')),
      ...warnings.map((warning) => findingInJson(warning, 'warning')),
    ],
  };
}

/** Why it is an error what no rule across fields is about. */
const WHY = 'only what the format describes is read, so that no slip passes in silence';
const WHY_WARNED = 'it may not be what was meant';

function findingInJson(problem: Problem, severity: 'error' | 'warning') {
  const { line, column, text, rule = 'format', why } = problem;
  const { what, fix } = cutAtRemedy(text);
  const reason = why ?? (severity === 'error' ? WHY : WHY_WARNED);
  return { line, column, severity, rule, what, why: reason, fix };
}

/** Every problem says after its last semicolon, outside of quotes, what to do. */
function cutAtRemedy(text: string): { readonly what: string; readonly fix: string } {
  const [, what = text, fix = 'look at this place'] =
    /^(.*); ((?:[^";]|"[^"]*")+)$/s.exec(text) ?? [];
  return { what, fix };
}
