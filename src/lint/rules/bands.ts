import type { Checklist } from '../../checklist/checklist.ts';
import type { Must } from '../../checklist/criterion.ts';
import { displayOf, placedCriteria } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { formatScore, TOLERANCE } from '../../numbers.ts';
import { lowestOf } from '../../scoring/band.ts';
import { quoteValue } from '../../words/grammar.ts';
import { warningWords } from '../../words/warnings.ts';
import { fullCasesOf, type Influence, scoreCases } from '../reach.ts';
import { lintWarning } from '../rule.ts';

/** Finds required levels of criteria that can be called not applicable. */
export function evadableMusts(checklist: Checklist): readonly Diagnostic[] {
  return placedCriteria(checklist)
    .filter(
      ({ criterion: { must, notApplicable } }) => must !== undefined && notApplicable === true,
    )
    .map(({ path }) =>
      lintWarning('lint/evadable-must', [...path, 'notApplicable'], warningWords.evadableMust()),
    );
}

/** Finds required levels that every answer reaches, or whose cap never lowers the band. */
export function idleMusts(checklist: Checklist): readonly Diagnostic[] {
  const cases = (scoreCases(checklist) ?? []).map((influences) => ({
    byId: new Map(influences.map((influence) => [influence.criterion, influence])),
    best: sum(influences, 'best'),
  }));
  return placedCriteria(checklist).flatMap(({ criterion: { id, must }, path }) => {
    if (!must) return [];
    const band = must.cap;
    const warnAtCap = (words: ReturnType<typeof warningWords.capAtTop>) => [
      lintWarning('lint/idle-must', [...path, 'must', 'cap'], words),
    ];
    if (checklist.bands.at(-1)?.id === band) return warnAtCap(warningWords.capAtTop({ band }));
    const found = cases.flatMap(({ byId, best }) => {
      const influence = byId.get(id);
      return influence ? [{ influence, others: best - influence.share * influence.best }] : [];
    });
    if (found.length === 0) return [];
    if (!found.some(({ influence }) => influence.must?.canBeMissed))
      return [neverFails(must, path)];
    return found.some(({ influence, others }) => isCapping(influence, others, checklist))
      ? []
      : warnAtCap(warningWords.capTooHigh({ band }));
  });
}

/** True if the score can exceed the cap below the required level, with all others at their best. */
function isCapping(
  { share, best, must }: Influence,
  others: number,
  checklist: Checklist,
): boolean {
  const above = must && checklist.bands[must.cap + 1];
  if (!must || !above) return false;
  const highest = must.failsAbove ? best : must.from;
  return others + share * highest >= lowestOf(checklist, above) - TOLERANCE * 2;
}

function neverFails({ level, answer = '' }: Must, path: Diagnostic['path']): Diagnostic {
  return level === undefined
    ? lintWarning(
        'lint/idle-must',
        [...path, 'must', 'answer'],
        warningWords.worstAnswerRequired({ written: quoteValue(answer) }),
      )
    : lintWarning(
        'lint/idle-must',
        [...path, 'must', 'level'],
        warningWords.lowestLevelRequired({ level }),
      );
}

/** Finds bands that no complete full audit reaches. */
export function unreachableBands(checklist: Checklist): readonly Diagnostic[] {
  const { bands } = checklist;
  const cases = (fullCasesOf(checklist) ?? []).filter((influences) =>
    influences.some(({ share }) => share > 0),
  );
  if (cases.length === 0) return [];
  const lowest = Math.min(...cases.map((influences) => sum(influences, 'worst')));
  const highest = Math.max(...cases.map((influences) => sum(influences, 'best')));
  const caps = cases.flatMap((influences) => influences.flatMap(({ must }) => must?.cap ?? []));
  const limits = bands.map((band) => lowestOf(checklist, band));
  return bands.flatMap(({ id: band }, i): readonly Diagnostic[] => {
    const [from = 0, next] = limits.slice(i);
    const isTooHigh = highest < from - TOLERANCE * 2;
    const isTooLow = next !== undefined && lowest >= next && !caps.some((cap) => cap <= i);
    if (!isTooHigh && !isTooLow) return [];
    const words = isTooHigh
      ? warningWords.bandTooHigh({
          band,
          score: formatScore(displayOf(checklist), highest, limits),
        })
      : warningWords.bandTooLow({ band, score: formatScore(displayOf(checklist), lowest, limits) });
    return [lintWarning('lint/unreachable-band', ['bands', i, 'from'], words)];
  });
}

/** Returns the overall score, 0 to 1, if every answer is the worst or the best one. */
function sum(influences: readonly Influence[], end: 'worst' | 'best'): number {
  return influences.reduce((total, influence) => total + influence.share * influence[end], 0);
}
