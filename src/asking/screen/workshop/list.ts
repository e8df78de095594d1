import { canBeNotApplicable } from '../../../checklist/lookup.ts';
import { answerTo, type Question, questionOf } from '../../../conversation/script.ts';
import {
  numberedWorkshopCriteria,
  reviewedWorkshopCriteria,
  type VoteSpread,
  voteSpreads,
  type WorkshopQuestionView,
  type WorkshopView,
  workshopProgress,
} from '../../../conversation/workshop/view.ts';
import {
  recordBy,
  type Workshop,
  type WorkshopCriterion,
  type WorkshopScript,
  workshopCriteria,
} from '../../../conversation/workshop/workshop.ts';
import { goToKeys, type KeyHint, reviewKeys } from '../../../terminal/key-hints.ts';
import type { ListMode, ListRow, ListView } from '../../../terminal/list.ts';
import { oneSafeLine } from '../../../text/safe.ts';
import type { PageSection } from '../page.ts';
import { helpOn, keysInWords } from '../solo/help.ts';
import { shortAnswer } from './wording.ts';

/** The review of a workshop, or the list of all criteria to go to. */
export function workshopList({ purpose }: ListMode, view: WorkshopView): ListView {
  const { saving } = view;
  return purpose === 'review'
    ? {
        title: 'Review',
        intro: reviewIntro(view),
        rows: reviewRows(view),
        keys: reviewKeys,
        saving,
      }
    : {
        title: 'Go to a criterion',
        intro: doneSoFar(view),
        rows: allRows(view),
        keys: goToKeys,
        saving,
      };
}

/**
 * Returns the votes on a criterion in the order of the names, the gap between groups, and the
 * agreement.
 */
export function votesInShort(
  { people, checklist }: WorkshopScript,
  workshop: Workshop,
  asked: WorkshopCriterion,
  spread: VoteSpread | undefined,
): string {
  const { criterion } = asked;
  const { id } = criterion;
  const answerable = questionOf(checklist, criterion);
  const votes = asked.voters.map((person) =>
    shortAnswer(answerable, answerTo(recordBy(workshop, person), id)),
  );
  const isShort = votes.every((vote) => vote.length === 1);
  const verdict = spread?.widest?.verdict;
  const agreed = answerTo(workshop.agreed, id);
  return [
    votes.every((vote) => vote === '.')
      ? 'open'
      : votes.join(people.length > 4 && isShort ? '' : ' '),
    ...(votes.includes('.') && !votes.every((vote) => vote === '.') ? ['open'] : []),
    ...(verdict === 'conflict' || verdict === 'discuss' ? [verdict] : []),
    ...(agreed ? [`→ ${shortAnswer(answerable, agreed)}`] : []),
  ].join(' ');
}

/** Returns "12 of 27 voted on.", and the note on open criteria. */
export function reviewIntro(view: WorkshopView): string {
  const open = numberedWorkshopCriteria(view).filter(({ isOpen }) => isOpen).length;
  const rest =
    open === 0
      ? 'Nothing is open; f finishes.'
      : `${open} open, listed first; finishing leaves them unanswered.`;
  const names = view.script.people.map(({ name }) => oneSafeLine(name)).join(', ');
  return `${doneSoFar(view)} ${rest} Votes of ${names}; → agreed; conflicts first.`;
}

function doneSoFar({ script, workshop }: WorkshopView): string {
  const { answered, of } = workshopProgress(script, workshop);
  return `${answered} of ${of} voted on.`;
}

function reviewRows(view: WorkshopView): readonly ListRow[] {
  const rows = new Map(
    allRows(view).flatMap((row) => (row.is === 'criterion' ? [[row.id, row]] : [])),
  );
  return reviewedWorkshopCriteria(view).flatMap(({ id }) => rows.get(id) ?? []);
}

function allRows({ script, workshop }: WorkshopView): readonly ListRow[] {
  const spreads = voteSpreads(script, workshop);
  const all = workshopCriteria(script, workshop);
  return all.flatMap((asked, index): readonly ListRow[] => {
    const { point, criterion } = asked;
    const answer = votesInShort(script, workshop, asked, spreads.get(criterion.id));
    const { id, question } = criterion;
    const row = { is: 'criterion', id, number: index + 1, question, answer } as const;
    const isFirst = all[index - 1]?.point.id !== point.id;
    return isFirst ? [{ is: 'heading', text: point.title }, row] : [row];
  });
}

/** Returns the keys for voting and for moving between criteria. */
export function voteKeysFor({ criterion }: Pick<Question, 'criterion'>): readonly KeyHint[] {
  return canBeNotApplicable(criterion) ? VOTE_KEYS : VOTE_KEYS.filter(({ key }) => key !== 'n');
}

const VOTE_KEYS: readonly KeyHint[] = [
  { key: 'Enter', does: 'take the votes', rank: 1 },
  { key: '-', does: "don't know", rank: 5 },
  { key: 'n', does: 'not applicable', rank: 6 },
  { key: '?', does: 'help', rank: 0 },
  { key: 'c', does: 'note', rank: 7 },
  { key: 'b', does: 'back', rank: 3 },
  { key: 's', does: 'skip for now', rank: 4 },
  { key: 'g', does: 'go to', rank: 9 },
  { key: 'r', does: 'review', rank: 8 },
  { key: 'q', does: 'save and quit', rank: 2 },
];

/** Keys after everybody has voted. */
export const spreadKeys: readonly KeyHint[] = [
  { key: 'Enter', does: 'next', rank: 0 },
  { key: 'v', does: 'vote again', rank: 2 },
  { key: 'a', does: 'agree on a level', rank: 3 },
  { key: 'c', does: 'note', rank: 5 },
  { key: 'e', does: 'evidence', rank: 9 },
  { key: 'x', does: 'correct', rank: 7 },
  { key: '?', does: 'help', rank: 1 },
  { key: 'b', does: 'back', rank: 6 },
  { key: 'g', does: 'go to', rank: 10 },
  { key: 'r', does: 'review', rank: 8 },
  { key: 'q', does: 'save and quit', rank: 4 },
];

/** Returns the help on voting, and every text that a small window cuts. */
export function workshopHelp(question: WorkshopQuestionView): readonly PageSection[] {
  const { note, evidence = [] } = question.remarks;
  return [
    ...helpOn(question),
    { title: "The room's notes", texts: [...(note ? [note] : []), ...evidence] },
    { title: 'How to type votes', texts: howToVote(question) },
    { title: 'Keys before the votes', texts: [keysInWords(voteKeysFor(question))] },
    { title: 'Keys after the votes', texts: [keysInWords(spreadKeys)] },
  ];
}

function howToVote({ criterion }: WorkshopQuestionView): readonly string[] {
  return canBeNotApplicable(criterion) ? HOW : HOW.filter((text) => text !== HOW_NOT_APPLICABLE);
}

const HOW_NOT_APPLICABLE = 'n for not applicable; the reason is asked for afterwards';

const HOW = [
  '3 1 2 or 312, in the order of the names, then Enter; nothing counts before',
  '- or u for "I don\'t know"; ? too, but not as the first character',
  HOW_NOT_APPLICABLE,
  '= keeps the vote that somebody gave before',
  'keys that are letters work while the line is empty; Esc empties it',
];
