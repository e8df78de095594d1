import { isNumbered, type Level } from '../checklist/criteria/scale.ts';
import { canBeNotApplicable } from '../checklist/lookup.ts';
import type { SaveState } from '../io/io.ts';
import { conversationWords as words } from '../words/conversation.ts';
import { evidenceEvents, type NoteEvent, noteEvents } from './record.ts';
import type { ConversationEvent } from './script.ts';
import {
  type ConversationView,
  type ListedCriterion,
  listedCriteria,
  progress,
  type QuestionView,
  questionView,
} from './view.ts';
import { reviewedCriteria } from './votes.ts';
import {
  answerText,
  criterionName,
  earlierInWords,
  labelOf,
  ownAnswerInWords,
  seated,
  withoutStop,
} from './wording.ts';

/**
 * Returns the notice about the last event; `null` if there is nothing to report. `isPlain` leaves
 * out keys, for readers who do not see the screen.
 */
export function confirmationOf(
  event: ConversationEvent | null,
  view: ConversationView,
  isPlain = false,
): string | null {
  switch (event?.type) {
    case 'answered':
    case 'not-applicable':
      return view.script.isWorkshop ? null : answered(event.criterion, view, isPlain);
    case 'withdrawn': {
      const person = view.state.people.find(({ id }) => id === event.by);
      return person && view.script.isWorkshop
        ? words.voteWithdrawn({ name: person.name })
        : words.answerWithdrawn({ criterion: criterionName(view, event.criterion) });
    }
    case 'skipped': {
      const listed = listedCriteria(view).find(({ id }) => id === event.criterion);
      if (!listed?.isOpen) return null;
      const criterion = criterionName(view, event.criterion);
      return isPlain ? words.putOffPlain({ criterion }) : words.putOff({ criterion });
    }
    case 'noted':
      return event.note === '' ? words.noteRemoved : words.noteKept;
    case 'evidenced':
      return event.evidence.length === 0 ? words.evidenceRemoved : words.evidenceKept;
    case 'agreed':
      return event.value === null ? words.agreementWithdrawn : words.agreementKept;
    case 'joined':
      return words.personJoined({ name: event.person.name });
    case 'renamed':
      return words.personRenamed({ name: event.name });
    case 'left':
      return words.personLeft({ name: personNamed(view, event.id) });
    case 'stopped':
    case 'finished':
      return isUnsaved(view.saving) ? words.leavesUnsaved : null;
    default:
      return null;
  }
}

function isUnsaved(saving: SaveState | null): boolean {
  return saving !== null && !saving.isSaved;
}

function answered(id: string, view: ConversationView, isPlain: boolean): string | null {
  const question = questionView(view, id);
  if (!question) return null;
  const answer = answerText(question.answer, question.scale);
  const criterion = criterionName(view, id);
  return isPlain
    ? words.answeredPlain({ criterion, answer: withoutStop(answer) })
    : words.answered({ criterion, answer });
}

function personNamed({ state }: ConversationView, id: string): string {
  return state.people.find((person) => person.id === id)?.name ?? '';
}

/** Heading with a paragraph, or with a list if there are several texts. */
export interface HelpSection {
  readonly title: string;
  readonly texts: readonly string[];
}

/** Help on a criterion: the rule, why it matters, evidence, benchmarks, and the whole question. */
export function helpOn(question: QuestionView): readonly HelpSection[] {
  const { point, criterion, face, scale, remarks, phase } = question;
  const { evidence = [], benchmarks = [] } = criterion;
  const rows = face.rows.length > 0 ? face.rows.map(rowInWords) : scale.levels.map(stepInWords);
  const noted = [
    ...(remarks.note ? [words.note({ note: remarks.note })] : []),
    ...(remarks.evidence ?? []).map((own) => words.evidence({ evidence: own })),
  ];
  return [
    { title: words.help.rule, texts: face.rows.length > 0 ? words.help.rules : [] },
    { title: words.help.matters, texts: [point.why ?? point.title] },
    { title: words.help.evidence, texts: evidence },
    { title: words.help.benchmarks, texts: benchmarks.map((own) => words.help.benchmark(own)) },
    { title: words.help.question, texts: [criterion.question] },
    { title: face.title, texts: rows },
    phase === 'answer'
      ? {
          title: words.help.yourAnswer,
          texts: [ownAnswerInWords(question), ...earlierInWords(question), ...noted],
        }
      : { title: words.help.roomNotes, texts: noted },
    ...(phase === 'answer' ? [] : [{ title: words.help.howToVote, texts: howToVote(question) }]),
  ];
}

function rowInWords(row: Level): string {
  const colon = row.description === '' && !isNumbered(row) ? '' : ': ';
  return `${row.level} ${labelOf(row)}${colon}${row.description}`;
}

function stepInWords({ label, description }: Level): string {
  return description === '' ? label : `${label}: ${description}`;
}

function howToVote({ criterion }: QuestionView): readonly string[] {
  const [keys, signs, not, reveal] = words.help.votes;
  return canBeNotApplicable(criterion) ? [keys, signs, not, reveal] : [keys, signs, reveal];
}

/** Introduction of the review or of the list of all criteria: how much is done, how to read it. */
export function listIntro(view: ConversationView, purpose: 'review' | 'go-to'): string {
  const { script, state, setting } = view;
  const counted = progress(script, state);
  const done = script.isWorkshop ? words.votedOnCount(counted) : words.answeredCount(counted);
  if (purpose === 'go-to') return done;
  const open = listedCriteria(view).filter(({ isOpen }) => isOpen).length;
  const rest = open === 0 ? words.nothingOpen : words.someOpen({ open });
  if (!script.isWorkshop) return `${done} ${rest}`;
  const names = seated(state).map(({ name }) => name);
  return `${done} ${rest} ${setting.hidesNames ? words.votesInSeats : words.votesOf({ names })}`;
}

/** Criteria of a list in the order in which it shows them. */
export function listOf(
  view: ConversationView,
  purpose: 'review' | 'go-to',
): readonly ListedCriterion[] {
  return purpose === 'review' ? reviewedCriteria(view) : listedCriteria(view);
}

/** Sentence that names what is open, before a conversation is finished all the same. */
export function stillOpen(view: ConversationView): string | null {
  const open = listedCriteria(view).filter(({ isOpen }) => isOpen);
  if (open.length === 0) return null;
  const numbers = open.flatMap(({ number }) => number ?? []);
  return words.stillOpen({ numbers, others: open.length - numbers.length });
}

/** Input that was unfinished when a conversation was cut off. */
export interface UnfinishedInput {
  /** Events that keep the input, for example as a note. */
  readonly events: readonly NoteEvent[];
  /** Message on where the input was kept, or its text if no file can hold it. */
  readonly said: string;
}

/** Text that somebody was writing about a criterion. */
export interface Draft {
  readonly is: 'note' | 'evidence' | 'answer' | 'reason' | 'agreed';
  readonly criterion: string;
  readonly text: string;
}

/** Returns where a half-written text is kept, so that nothing is lost. */
export function keepDraft(
  { is, criterion, text: whole }: Draft,
  view: ConversationView,
): UnfinishedInput {
  const text = whole.trim();
  const remarks = questionView(view, criterion)?.remarks ?? {};
  const name = { criterion: criterionName(view, criterion) };
  const inNote = () =>
    noteEvents(criterion, remarks.note === undefined ? text : `${remarks.note}\n${text}`, remarks);
  switch (is) {
    case 'note':
      return { events: noteEvents(criterion, text, remarks), said: words.draftNote(name) };
    case 'evidence':
      return {
        events: evidenceEvents(criterion, text.split('\n')),
        said: words.draftEvidence(name),
      };
    // It was not said yet, so it is no answer.
    case 'answer':
      return { events: inNote(), said: words.draftAnswer(name) };
    case 'reason':
      return { events: inNote(), said: words.draftReason(name) };
    case 'agreed':
      return { events: inNote(), said: words.draftAgreed(name) };
  }
}
