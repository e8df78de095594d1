import type { Checklist } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf, criterionNamed, displayOf, targetOf } from '../checklist/lookup.ts';
import type { SpokenNames } from '../checklist/naming.ts';
import { fractionOn, reaches } from '../numbers.ts';
import type { Bound } from '../scoring/interval.ts';
import { nearestWord } from '../text/phrases.ts';
import { gateWords } from '../words/gate.ts';
import type { Judgement, RuleInput, RuleName, Waivable } from './gate.ts';
import { daysBetween, type Waiver, type WaiverTerms } from './policy.ts';
import { shareTicking } from './views.ts';

/** Waiver matched to the checklist of the audit. */
export interface PlacedWaiver extends WaiverTerms {
  /** Current id in the checklist; `null` for the other of the two. */
  readonly criterion: string | null;
  readonly point: string | null;
  /** Ids of the waived criteria: the one named, or all of the point; empty if it is unknown. */
  readonly covers: readonly string[];
  /** True up to and on its last day. */
  readonly inForce: boolean;
  /** Lowest score that it accepts, 0 to 1; `null` if it names none. */
  readonly accepts: number | null;
  /** Boxes that everybody has to tick at least; absent for other criteria and none. */
  readonly boxes?: AnswerValue | undefined;
}

/** Matches a waiver to the checklist; `today` is YYYY-MM-DD. */
export function placeWaiver(checklist: Checklist, waiver: Waiver, today: string): PlacedWaiver {
  const { reason, approver, expires } = waiver;
  // Dates as YYYY-MM-DD sort as text; the last day still counts.
  const terms = { reason, approver, expires, inForce: today <= expires };
  if ('criterion' in waiver) {
    const found = criterionNamed(checklist, waiver.criterion);
    const criterion = found?.id ?? waiver.criterion;
    const { level } = waiver;
    const accepted = found && level !== undefined ? scaleOf(checklist, found).levelOf(level) : null;
    const accepts = accepted?.score ?? null;
    const hasBoxes = found && level !== undefined && scaleOf(checklist, found).boxes !== null;
    const covers = found ? [found.id] : [];
    const placed = { criterion, point: null, ...terms, covers, accepts };
    return hasBoxes ? { ...placed, boxes: level } : placed;
  }
  const covers = criteriaOf(checklist)
    .filter(({ point }) => point.id === waiver.point)
    .map(({ criterion }) => criterion.id);
  const accepts =
    waiver.score === undefined ? null : fractionOn(displayOf(checklist), waiver.score);
  return { criterion: null, point: waiver.point, ...terms, covers, accepts };
}

/** True if the waiver covers the criterion or point, or the point of the criterion. */
export function waives({ criterion, point }: PlacedWaiver, subject: Waivable): boolean {
  return point === null ? criterion === subject.criterion : point === subject.point;
}

/**
 * True if a waiver accepts what is judged: its level or score, or else that of the baseline, is reached.
 * Without both it accepts everything. "Not applicable" is accepted only if no level is named.
 */
export function accepts(
  waiver: PlacedWaiver,
  { point, criterion }: Waivable,
  audit: Pick<RuleInput, 'checklist' | 'now' | 'agreed' | 'earlier'>,
): boolean {
  const own = criterion === null ? null : criterionNamed(audit.checklist, criterion);
  const { boxes } = waiver;
  if (own && boxes !== undefined) {
    const { checklist, agreed } = audit;
    const shares = audit.now.map((bound) => shareTicking(boxes, own, { checklist, bound, agreed }));
    return shares.every((share) => share !== null && reaches(share, 1));
  }
  const isOfPoint = waiver.point !== null;
  const scoreIn = (bound: Bound, isEarlier = false) =>
    criterion === null || (isOfPoint && waiver.accepts !== null)
      ? (bound.points[point] ?? null)
      : lowIn(bound, isEarlier ? audit.earlier?.pairs.earlierOf.get(criterion) : criterion);
  const lows = audit.now.map((bound) => scoreIn(bound));
  const isOut = lows.every((low) => low === null);
  if (isOut) return waiver.accepts === null;
  const earlier = audit.earlier?.compared.map(({ before }) => scoreIn(before, true)) ?? [];
  return lows.every((low, i) => {
    const accepted = waiver.accepts ?? earlier[i] ?? null;
    return low === null || accepted === null || reaches(low, accepted);
  });
}

function lowIn({ findings }: Bound, id: string | undefined): number | null {
  return findings.find(({ criterion }) => criterion === id)?.low ?? null;
}

/** Days after which the end of a waiver is too far away to be more than forgotten. */
const LONGEST_DAYS = 366;

/** Waiver and its use in this audit. */
export interface JudgedWaiver extends PlacedWaiver {
  /**
   * Effect of the waiver. `needed`: excuses a broken rule; `expired`: would excuse one, but has
   * expired; `exceeded`: would excuse one, but the gap is larger than it accepts; `idle`: covers a gap, or a possible one, that breaks no rule; `passes`: covers no gap;
   * `unknown`: names no point or criterion of the checklist.
   */
  readonly state: 'needed' | 'expired' | 'exceeded' | 'idle' | 'passes' | 'unknown';
  /** Rules that it excuses, or would excuse if it had not expired. */
  readonly excuses: readonly RuleName[];
  /** English sentence with a fix; `null` if nothing needs to be done. */
  readonly warning: string | null;
}

/** Audit with the names by which messages speak of its checklist. */
type SpokenAudit = RuleInput & { readonly names: SpokenNames };

/** Finds out for each waiver whether it is needed. */
export function judgeWaivers(
  waivers: readonly PlacedWaiver[],
  judgements: readonly Judgement[],
  audit: SpokenAudit,
): readonly JudgedWaiver[] {
  return waivers.map((waiver) => {
    const excused = judgements.filter(({ holds, waivable }) => {
      const subject = holds ? null : waivable;
      if (!subject || !waives(waiver, subject) || !accepts(waiver, subject, audit)) return false;
      return isLeftTo(waiver, waivers, subject);
    });
    const isExceeded =
      waiver.inForce &&
      judgements.some(
        ({ holds, waivable }) =>
          !holds && waivable && waives(waiver, waivable) && !accepts(waiver, waivable, audit),
      );
    const state = isExceeded ? 'exceeded' : stateOf(waiver, excused.length > 0, audit);
    const excuses = [...new Set(excused.map(({ rule }) => rule))];
    return { ...waiver, state, excuses, warning: warningOn(waiver, state, audit) };
  });
}

/** True unless the waiver has expired and another one, in force, covers the same. */
function isLeftTo(
  { inForce }: PlacedWaiver,
  waivers: readonly PlacedWaiver[],
  subject: NonNullable<Judgement['waivable']>,
): boolean {
  return inForce || !waivers.some((other) => other.inForce && waives(other, subject));
}

function stateOf(waiver: PlacedWaiver, isNeeded: boolean, audit: RuleInput): JudgedWaiver['state'] {
  if (waiver.covers.length === 0) return 'unknown';
  if (isNeeded) return waiver.inForce ? 'needed' : 'expired';
  return waiver.covers.some((id) => couldBeGap(id, audit)) ? 'idle' : 'passes';
}

function couldBeGap(id: string, { checklist, now: [worst] }: RuleInput): boolean {
  const found = criteriaOf(checklist).find(({ criterion }) => criterion.id === id);
  const low = worst.findings.find(({ criterion }) => criterion === id)?.low ?? null;
  const target = found ? targetOf(checklist, found.criterion) : null;
  return low !== null && target !== null && !reaches(low, target.score);
}

function warningOn(
  waiver: PlacedWaiver,
  state: JudgedWaiver['state'],
  { checklist, today, earlier, names }: SpokenAudit,
): string | null {
  const { criterion, point, approver, expires } = waiver;
  if (state === 'unknown') {
    const id = point ?? criterion ?? '';
    const known =
      point === null
        ? criteriaOf(checklist).map((found) => found.criterion.id)
        : checklist.points.map((found) => found.id);
    const kind = point === null ? 'criterion' : 'point';
    return gateWords.unknownWaiver({ kind, id, meant: nearestWord(id, known) ?? null });
  }
  const name = point === null ? names.criterion(criterion ?? '') : names.point(point);
  if (state === 'passes') return gateWords.idleWaiver({ name });
  if (waiver.inForce) {
    if (daysBetween(today, expires) > LONGEST_DAYS) return gateWords.farWaiver({ name, expires });
    const isOpenEnded = state === 'needed' && waiver.accepts === null && earlier === null;
    return isOpenEnded ? gateWords.openWaiver({ name }) : null;
  }
  return state === 'expired'
    ? gateWords.expiredWaiver({ name, approver, expires })
    : gateWords.expiredIdleWaiver({ name, expires });
}
