import { comparePerceptions, type GroupGap, type Perception } from '../../analysis/perception.ts';
import type { Answer, Remarks } from '../../answers/answers.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criterionNamed, groupsOf } from '../../checklist/lookup.ts';
import type { SaveState } from '../../io/io.ts';
import { judge } from '../../scoring/finding.ts';
import { collectResponses } from '../../scoring/responses.ts';
import { remarksOn } from '../record.ts';
import { answerTo, type Interview, type Question, questionOf } from '../script.ts';
import type { HeaderView, NumberedCriterion, Progress } from '../solo/view.ts';
import {
  hasAllVotes,
  recordBy,
  type Workshop,
  type WorkshopCriterion,
  type WorkshopParticipant,
  type WorkshopScript,
  workshopCriteria,
} from './workshop.ts';

/** Data for showing a workshop. */
export interface WorkshopView {
  readonly script: WorkshopScript;
  readonly workshop: Workshop;
  readonly saving: SaveState;
  readonly earlier: EarlierRound | null;
}

/** Answers of the same people in an earlier round. */
export interface EarlierRound {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** By id of the respondent, then of the criterion. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>;
}

/** All that the screens of one criterion show. */
export interface WorkshopQuestionView extends WorkshopQuestion, HeaderView {
  readonly spread: VoteSpread;
  readonly earlier: EarlierRound | null;
}

/** Returns the view of the current criterion; `null` if none is asked. */
export function workshopView(view: WorkshopView): WorkshopQuestionView | null {
  const { script, workshop, saving, earlier } = view;
  const description = workshopQuestion(script, workshop);
  const spread = description && voteSpreads(script, workshop).get(description.criterion.id);
  if (!description || !spread) return null;
  return { ...description, spread, earlier, saving, progress: workshopProgress(script, workshop) };
}

/** Everything that is asked, in the order of the checklist. */
export function numberedWorkshopCriteria({
  script,
  workshop,
}: WorkshopView): readonly NumberedCriterion[] {
  return workshopCriteria(script, workshop).map((asked, index) => ({
    id: asked.criterion.id,
    number: index + 1,
    isOpen: !hasAllVotes(workshop, asked),
  }));
}

/**
 * Returns the criteria in the order of the review: open ones first, then by difference between the
 * groups.
 */
export function reviewedWorkshopCriteria(view: WorkshopView): readonly NumberedCriterion[] {
  const spreads = voteSpreads(view.script, view.workshop);
  const rank = ({ id, isOpen }: NumberedCriterion) =>
    isOpen ? 0 : RANKS.indexOf(spreads.get(id)?.widest?.verdict ?? null) + 1;
  return numberedWorkshopCriteria(view).toSorted((a, b) => rank(a) - rank(b));
}

const RANKS = ['conflict', 'discuss', 'close', null];

/** All there is to show of one criterion in a workshop. */
export interface WorkshopQuestion extends WorkshopCriterion, Question {
  /** Voters with their answers so far. */
  readonly ballots: readonly Ballot[];
  readonly isVoted: boolean;
  readonly isPutOff: boolean;
  /** Answer agreed on; `null` if there is none. */
  readonly agreed: AnswerValue | null;
  /** Note and evidence of the workshop. */
  readonly remarks: Remarks;
}

/** Somebody's vote; undefined before it. */
export interface Ballot {
  readonly person: WorkshopParticipant;
  readonly answer: Answer | undefined;
}

/** Describes a criterion, by default the current one; `null` if it is not asked. */
export function workshopQuestion(
  script: WorkshopScript,
  workshop: Workshop,
  id: string | null = workshop.current,
): WorkshopQuestion | null {
  const asked = workshopCriteria(script, workshop).find(({ criterion }) => criterion.id === id);
  if (!asked) return null;
  const { criterion, voters } = asked;
  const agreed = answerTo(workshop.agreed, criterion.id);
  return {
    ...asked,
    ...questionOf(script.checklist, criterion),
    ballots: voters.map((person) => ({
      person,
      answer: answerTo(recordBy(workshop, person), criterion.id),
    })),
    isVoted: hasAllVotes(workshop, asked),
    isPutOff: workshop.skipped.includes(criterion.id),
    agreed: agreed && 'value' in agreed ? agreed.value : null,
    remarks: remarksOn(workshop.agreed, criterion.id),
  };
}

/** The workshop as one respondent's interview, for their file. */
export function interviewOf(workshop: Workshop, person: WorkshopParticipant): Interview {
  const { status, current, trail, skipped } = workshop;
  return { status, current, trail, skipped, ...recordBy(workshop, person) };
}

/** Differences between the votes on a criterion, by the same measures as in the report. */
export interface VoteSpread extends Pick<Perception, 'gaps' | 'range' | 'consensus'> {
  /** Each group that gave a level, in the order of the checklist; the mean as a fraction. */
  readonly groups: readonly GroupMean[];
  /** Pair of groups with the largest gap; `null` if fewer than two gave a level. */
  readonly widest: GroupGap | null;
}

export interface GroupMean {
  readonly id: string;
  readonly title: string;
  readonly mean: number;
}

/** The spread of the votes on every criterion. */
export function voteSpreads(
  script: WorkshopScript,
  workshop: Workshop,
): ReadonlyMap<string, VoteSpread> {
  const { checklist, mode, people } = script;
  const participants = people.map((person) => ({
    ...{ id: person.id, group: person.group },
    answers: new Map(Object.entries(recordBy(workshop, person).answers)),
  }));
  const findings = [...collectResponses(checklist, participants, mode)].flatMap(
    ([id, responses]) => {
      const criterion = criterionNamed(checklist, id);
      return criterion ? [judge(checklist, criterion, responses)] : [];
    },
  );
  const means = new Map(findings.map(({ criterion, groups }) => [criterion, groups]));
  return new Map(
    comparePerceptions(checklist, { findings }).map(({ criterion, gaps, range, consensus }) => {
      const groups = Object.entries(groupsOf(checklist)).flatMap(([id, { title }]) => {
        const mean = means.get(criterion)?.[id];
        return mean === undefined ? [] : [{ id, title, mean }];
      });
      return [criterion, { gaps, range, consensus, groups, widest: widestOf(gaps) }];
    }),
  );
}

function widestOf(gaps: readonly GroupGap[]): GroupGap | null {
  const known = gaps.filter(({ gap }) => gap !== null);
  const size = ({ gap }: GroupGap) => Math.abs(gap ?? 0);
  return known.toSorted((a, b) => size(b) - size(a))[0] ?? null;
}

/** Returns the progress of a workshop; a criterion is answered once everybody has voted on it. */
export function workshopProgress(script: WorkshopScript, workshop: Workshop): Progress {
  const asked = workshopCriteria(script, workshop);
  const points = [...new Set(asked.map(({ point }) => point.id))];
  const at = asked.findIndex(({ criterion }) => criterion.id === workshop.current);
  const current = asked[at];
  const answered = asked.filter((own) => hasAllVotes(workshop, own)).length;
  return {
    point: current ? { number: points.indexOf(current.point.id) + 1, of: points.length } : null,
    criterion: current ? { number: at + 1, of: asked.length } : null,
    answered,
    of: asked.length,
    share: asked.length === 0 ? 1 : answered / asked.length,
  };
}
