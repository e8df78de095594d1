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
export function answeredVersion(checklist: Checklist): Required<AnsweredVersion> {
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

/** Returns the checksum of what all levels say, apart from case, punctuation and spaces; in hex. */
function textsDigest(checklist: Checklist): string {
  const found = known.get(checklist) ?? digestOf(levelTextsOf(checklist));
  known.set(checklist, found);
  return found;
}
