import { digitsBeside, fixed, reaches, TOLERANCE } from '../numbers.ts';
import { gateWords } from '../words/gate.ts';
import type { DropEvidence, Evidence, ScoreEvidence } from './gate.ts';

/** Returns the message of a judgement, with enough digits to see on which side of the limit it is. */
export function messageOf(evidence: Evidence): string {
  switch (evidence.is) {
    case 'score':
      return scoreMessage(evidence);
    case 'drop':
      return dropMessage(evidence);
    case 'not-applicable':
      return gateWords.notApplicable(evidence);
    case 'not-asked':
      return gateWords.notAsked(evidence);
    case 'band': {
      const { band, limit: minimum } = evidence;
      return gateWords.band({ band, minimum, reported: beside(band, evidence.reported) });
    }
    case 'no-drop':
      return gateWords.noDrop({ maximum: limitInPercent(evidence.limit) });
    case 'new-gap':
      return gateWords.newGap(evidence);
    case 'new-root-cause':
      return gateWords.newRootCause(evidence);
    case 'difference': {
      const { share, limit, ...named } = evidence;
      const shown = numberBeside(share * 100, limit * 100, isWhole(share * 100) ? 0 : 1);
      return gateWords.difference({ ...named, share: shown, maximum: limitInPercent(limit) });
    }
    case 'no-difference':
      return gateWords.noDifference({ maximum: limitInPercent(evidence.limit) });
    case 'boxes':
      return gateWords.boxes({ ...evidence, share: scoreBeside(evidence.share, 1) });
    case 'failed-must':
      return gateWords.failedMust(evidence);
    case 'no-failed-must':
      return gateWords.noFailedMust;
    case 'gone':
      return gateWords.gone(evidence);
    case 'absent-group':
      return gateWords.absentGroup(evidence);
    case 'undated':
      return gateWords.undated({ missing: evidence.missing, maximum: evidence.limit });
    case 'copies':
      return gateWords.copies(evidence);
    case 'hidden-share': {
      const { share, criteria, limit } = evidence;
      const shown = numberBeside(share * 100, limit * 100);
      return gateWords.hiddenShare({ share: shown, criteria, maximum: limitInPercent(limit) });
    }
    case 'unanswered':
      return gateWords.unanswered({ criteria: evidence.criteria, maximum: evidence.limit });
    case 'not-applicable-share': {
      const { share, criteria, limit } = evidence;
      const maximum = limitInPercent(limit);
      return gateWords.notApplicableShare({
        share: numberBeside(share * 100, limit * 100),
        criteria,
        maximum,
      });
    }
    case 'age':
      return gateWords.age({ ...evidence, maximum: evidence.limit });
    case 'future':
      return gateWords.future(evidence);
    case 'respondents':
      return gateWords.respondents({ ...evidence, minimum: evidence.limit });
    case 'no-score':
      return gateWords.noScore;
    case 'no-band':
      return gateWords.noBand;
    case 'no-new-gap':
      return gateWords.noNewGap;
    case 'no-new-root-cause':
      return gateWords.noNewRootCause;
    case 'no-baseline':
      return gateWords.noBaseline;
    case 'nothing-scored':
      return gateWords.nothingScored;
  }
}

function scoreMessage({ subject, score, reported, limit, level }: ScoreEvidence): string {
  const isMoved = reported === null || reported - score > TOLERANCE;
  const [shown, minimum] = scoreAndLimit(score, limit);
  return gateWords.score({
    subject,
    score: shown,
    reported: isMoved
      ? beside(null, reported === null ? null : scoreAndLimit(reported, limit)[0])
      : { is: 'same' },
    minimum,
    level,
  });
}

function dropMessage({ subject, before, lowest, reported, limit }: DropEvidence): string {
  const isCertain = reported !== null && !reaches(limit, before - reported);
  const words = {
    subject,
    drop: numberBeside((before - lowest) * 100, limit * 100),
    before: scoreBeside(before, 0),
    after: scoreBeside(lowest, 0),
    maximum: limitInPercent(limit),
  };
  if (!isCertain) return gateWords.possibleDrop(words);
  const isMoved = reported - lowest > TOLERANCE;
  return gateWords.drop({
    ...words,
    reported: isMoved ? { is: 'other', value: scoreBeside(reported, 0) } : { is: 'same' },
  });
}

function beside(shown: string | null, reported: string | null) {
  if (reported === null) return { is: 'unanswered' } as const;
  return reported === shown
    ? ({ is: 'same' } as const)
    : ({ is: 'other', value: reported } as const);
}

/** Returns a score from 0 to 1 in percent, as in "69.96", faithful to the side of the limit. */
function scoreBeside(score: number, limit: number): string {
  return digitsBeside(score * 100, [limit * 100], 1);
}

/** Returns a number that must not be above a limit, with enough digits to see whether it is. */
function numberBeside(value: number, limit: number, decimals = 1): string {
  return digitsBeside(value, [limit + A_HAIR], decimals);
}

// "At least a hair above" is "above", by the tolerance with which digits and rules compare.
const A_HAIR = TOLERANCE * 200;

/** True if a number needs no decimals. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < TOLERANCE * 100;
}

/** Returns a limit from 0 to 1 in percent, as a person writes it: "70", "33.5". */
function limitInPercent(limit: number): string {
  return String(Number((limit * 100).toPrecision(12)));
}

/**
 * Returns a score and its minimum in percent. The minimum is printed as written; one that a scale
 * gives, such as a third, has as few digits as show on which side of it the score is.
 */
function scoreAndLimit(score: number, limit: number): readonly [string, string] {
  const written = limitInPercent(limit);
  if (written.length <= LONGEST_LIMIT) return [scoreBeside(score, limit), written];
  const isReached = reaches(score, limit);
  for (let decimals = 1; ; decimals++) {
    const [shown, bound] = [fixed(score * 100, decimals), fixed(limit * 100, decimals)];
    const isFaithful = Number(shown) >= Number(bound) === isReached;
    if (isFaithful || decimals === MOST_DECIMALS) return [shown, bound];
  }
}

const LONGEST_LIMIT = 8;
const MOST_DECIMALS = 10;
