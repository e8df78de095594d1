import type { Checklist } from '../checklist/checklist.ts';
import { type LevelMatch, levelMatcher, levelTextsOf } from '../checklist/level-match.ts';
import { digestOf } from '../source/source.ts';

/** Version of a checklist, as a file of answers names it. */
export interface AnsweredVersion {
  readonly id: string;
  readonly version: string;
  /** Checksum of what all levels said, in hex; files written by hand have none. */
  readonly texts?: string | undefined;
}

/** Returns the version of a checklist with the checksum of what its levels say. */
export function answeredVersion(
  checklist: Checklist,
): AnsweredVersion & { readonly texts: string } {
  const { id, version } = checklist;
  return { id, version, texts: textsDigest(checklist) };
}

/** Returns whether the levels that were answered say what they say now: `same` or `unknown`. */
export function levelsSince(checklist: Checklist, answered: AnsweredVersion): LevelMatch['is'] {
  const { texts, ...version } = answered;
  const hasEqualTexts = texts === undefined ? null : texts === textsDigest(checklist);
  return levelMatcher({ ...version, hasEqualTexts }, checklist)('').is;
}

/** Cache of checksums per checklist; every file of a round is compared with it. */
const known = new WeakMap<Checklist, string>();

/** Keeps a checksum that is known without the texts, as the build works it out for built-in checklists. */
export function rememberTexts(checklist: Checklist, texts: string): void {
  known.set(checklist, texts);
}

/** Returns the checksum of what all levels say, apart from case, punctuation and spaces; in hex. */
function textsDigest(checklist: Checklist): string {
  const found = known.get(checklist) ?? digestOf(levelTextsOf(checklist));
  known.set(checklist, found);
  return found;
}

/** Cache of `pointTexts` per checklist; every round of a portfolio has them. */
const knownPoints = new WeakMap<Checklist, ReadonlyMap<string, string>>();

/** Returns a checksum of what the levels of each point say, by point id. */
export function pointTexts(checklist: Checklist): ReadonlyMap<string, string> {
  const found = knownPoints.get(checklist);
  if (found) return found;
  const texts = levelTextsOf(checklist);
  const digests = new Map(
    checklist.points.map(({ id, criteria }) => {
      const own = criteria.map((criterion) => [criterion.id, texts[criterion.id]]);
      return [id, digestOf(own).slice(0, SHORT_DIGEST)] as const;
    }),
  );
  knownPoints.set(checklist, digests);
  return digests;
}

/** Hex digits that tell the few versions of a point apart. */
const SHORT_DIGEST = 12;
