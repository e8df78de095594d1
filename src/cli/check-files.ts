import type { DigestedChecklist } from '../analysis/gap-report.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { InputError, type Problem } from '../errors.ts';
import type { Source } from '../input/source.ts';
import { safeText } from '../safe-text.ts';
import { withAllMistakes } from './also-wrong.ts';
import { findAnswers, hasField } from './find-answers.ts';
import type { Io } from './io.ts';
import { loadChecklist, namedChecklist, parseChecklist } from './load-checklist.ts';
import { parseAnswers, submit } from './submit.ts';

/**
 * Says of each file that all is well, or throws all mistakes of all files at once.
 * @throws InputError
 */
export async function checkFiles(
  io: Io,
  paths: readonly string[],
  checklist: string | undefined,
): Promise<void> {
  const given = checklist === undefined ? undefined : await loadChecklist(io, checklist);
  const problems: Problem[] = [];
  const hints = new Set<string>();
  const { sources, warnings } = await findAnswers(io, paths);
  const verdicts: string[] = [];
  for (const source of sources) {
    try {
      verdicts.push(...(await checkSource(io, source, given)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const all = isAnswersLike(source) ? await withAllMistakes(io, error, [source], given) : error;
      problems.push(...all.problems);
      if (all.hint) hints.add(all.hint);
    }
  }
  for (const warning of warnings) io.stderr.write(`warning: ${safeText(warning)}\n`);
  for (const verdict of verdicts) io.stdout.write(`${safeText(verdict)}\n`);
  if (problems.length > 0) throw new InputError(problems, [...hints].join('; ') || undefined);
}

async function checkSource(
  io: Io,
  source: Source,
  given: DigestedChecklist | undefined,
): Promise<readonly string[]> {
  const { value } = source;
  if (isAnswersLike(source)) {
    const file = await parseAnswers(io, source);
    const { definition } = given ?? namedChecklist(io, [file]);
    const { submission, warnings } = submit(definition, file);
    const { id, version } = definition;
    return [
      ...warnings.map((warning) => `warning: ${warning}`),
      `${source.file}: no mistakes; ${submission.id} answers ${id} ${version}`,
    ];
  }
  if (hasField(value, 'generator') || hasField(value, 'actions')) throw notChecked(source);
  if (hasField(value, 'points') || hasField(value, 'bands')) {
    const { definition } = await parseChecklist(io, source);
    const criteria = criteriaOf(definition).length;
    return [
      `${source.file}: no mistakes; checklist ${definition.id} ${definition.version}, ` +
        `points: ${definition.points.length}, criteria: ${criteria}`,
    ];
  }
  if (hasField(value, 'agreed')) return checkAgreed(io, source, given);
  throw new InputError([
    source.problemAt(
      [],
      'is neither a checklist (which has "points") nor answers (which have "respondent" and "answers"); is it the right file?',
    ),
  ]);
}

/** A report is what the program wrote; a plan has mistakes only beside the round that it is for. */
function notChecked(source: Source): InputError {
  const text = hasField(source.value, 'generator')
    ? 'is a gap report, which needs no check; check the answers that it was made from'
    : 'is an action plan; "align plan" checks it with the round that it is for';
  return new InputError([source.problemAt([], text)]);
}

function isAnswersLike({ value }: Source): boolean {
  return hasField(value, 'answers') || hasField(value, 'respondent');
}

/** What the room agreed is about its own subject, as there are no answers here to compare it with. */
async function checkAgreed(
  io: Io,
  source: Source,
  given: DigestedChecklist | undefined,
): Promise<readonly string[]> {
  const { parseAgreed, talkIn } = await import('./load-agreed.ts');
  const file = parseAgreed(source);
  const { agreed } = file;
  const { definition } = given ?? namedChecklist(io, [{ source, answers: agreed }]);
  const { talk, warnings } = talkIn(definition, file, agreed.subject);
  return [
    ...warnings.map((warning) => `warning: ${warning}`),
    `${source.file}: no mistakes; what a room agreed on ${definition.id} ${definition.version}, criteria: ${talk.answers.size}`,
  ];
}
