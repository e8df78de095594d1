import { type Answer, type Remarks, valueIn } from '../answers/answers.ts';
import { isNumbered, type Level, type Scale, unlabelled } from '../checklist/criteria/scale.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf } from '../checklist/lookup.ts';
import { oneSafeLine } from '../text/safe.ts';
import { conversationWords as words } from '../words/conversation.ts';
import {
  answerTo,
  type Person,
  type Question,
  questionOf,
  recordBy,
  type Script,
} from './script.ts';
import {
  type ConversationView,
  earlierAnswer,
  type ListedCriterion,
  numberOf,
  type PersonalAnswer,
  type QuestionView,
} from './view.ts';
import { groupVerdicts } from './votes.ts';

/**
 * Returns the label of a level; empty if the checklist gives none and it only repeats the number.
 */
export function labelOf({ level, label }: Level): string {
  return label === unlabelled(level) ? '' : oneSafeLine(label);
}

/** Returns the number of the row that was answered; `null` if it is not among those shown. */
export function answeredLevel(
  answer: Answer | undefined,
  { face, scale }: Pick<Question, 'face' | 'scale'>,
): number | null {
  const value = valueIn(answer);
  const level = value === null || scale.boxes ? null : scale.levelOf(value);
  return face.rows.find((row) => row.level === level?.level)?.level ?? null;
}

/** The boxes that were ticked. */
export function tickedIn(answer: Answer | undefined): readonly string[] {
  const value = valueIn(answer);
  return typeof value === 'object' && value !== null ? value : [];
}

/** An answer in words: "3 Working", "don't know", "not applicable: no reps yet". */
export function answerText(answer: Answer | undefined, scale: Scale): string {
  if (!answer) return words.open;
  if ('notApplicable' in answer) {
    return words.notApplicableBecause({ reason: oneSafeLine(answer.notApplicable) });
  }
  return answer.value === null ? words.unknown : valueText(answer.value, scale);
}

/** Formats an answer: level number and label, as in "3 Working", or the answer in words. */
export function valueText(value: AnswerValue, { levels, levelOf }: Scale): string {
  const level = levelOf(value);
  if (level && !isNumbered(level)) return oneSafeLine(level.label);
  const label = level ? labelOf(level) : '';
  if (label !== '') return `${value} ${label}`;
  return levels.length === 0 ? oneSafeLine(String(value)) : words.level({ level: String(value) });
}

/** Signs of a vote that is missing, and of one by somebody who was not asked or had left. */
const NO_VOTE = '.';
const NOT_ASKED = '·';

/** A vote in a character or two: "3", "-" for "don't know", "n" for not applicable, "." for open. */
export function shortAnswer(asked: Question, answer: Answer | undefined): string {
  if (!answer) return NO_VOTE;
  if ('notApplicable' in answer) return 'n';
  return answer.value === null ? '-' : shortValue(asked, answer.value);
}

function shortValue(asked: Question, value: AnswerValue): string {
  return asked.face.entry === 'text' ? '…' : asked.face.format(value);
}

/** The answer so far as a sentence: "You chose 3 Working."; what is kept says since when. */
export function ownAnswerInWords({ answer, isPutOff, scale }: QuestionView): string {
  if (!answer) return isPutOff ? words.unansweredPutOff : words.unanswered;
  const text = withoutStop(answerText(answer, scale));
  const own =
    valueIn(answer) === null ? words.said({ answer: text }) : words.chose({ answer: text });
  return answer.kept === undefined ? own : `${own} ${words.kept({ date: answer.kept })}`;
}

/** The answer, note and promise of the earlier round, one sentence each. */
export function earlierInWords(question: QuestionView): readonly string[] {
  const { earlier, promise, scale } = question;
  const answer = earlierAnswer(question);
  if (!earlier || !answer) return promise ? [promiseInWords(promise)] : [];
  return [
    words.lastTime({ date: earlier.date, answer: answerText(answer, scale) }),
    ...(answer.note === undefined ? [] : [words.lastNote({ note: oneSafeLine(answer.note) })]),
    ...(promise ? [promiseInWords(promise)] : []),
  ];
}

/** Note and evidence as a sentence each; none for what is missing. */
export function remarksInWords({ note, evidence = [] }: Remarks): readonly string[] {
  const pieces = evidence.map(oneSafeLine).join('; ');
  return [
    ...(note ? [words.note({ note: oneSafeLine(note) })] : []),
    ...(pieces === '' ? [] : [words.evidence({ evidence: pieces })]),
  ];
}

function promiseInWords({ do: action, owner, due }: NonNullable<QuestionView['promise']>): string {
  const person = owner === null ? null : oneSafeLine(owner);
  return words.promise({ action: withoutStop(oneSafeLine(action)), owner: person, due });
}

/** A text without its full stop, for use within a sentence. */
export function withoutStop(text: string): string {
  return text.replace(/[.!?。]+$/u, '');
}

/** Number by which sentences name a criterion; its title, or that of its point, without one. */
export function criterionName({ script }: Pick<ConversationView, 'script'>, id: string): string {
  const number = numberOf(script, id);
  if (number !== null) return number;
  const own = criteriaOf(script.checklist).find(({ criterion }) => criterion.id === id);
  return own?.criterion.title ?? own?.point.title ?? '';
}

/** Name of a person as the screen shows it; a number in seating order if names are hidden. */
export function personName({ setting, ballots }: QuestionView, id: string): string {
  const at = ballots.findIndex(({ person }) => person.id === id);
  if (setting.hidesNames) return words.anyone({ number: at + 1 });
  return oneSafeLine(ballots[at]?.person.name ?? '');
}

/** Title of the group of a person; empty if the checklist has only one. */
export function titleOfGroup(
  { groups }: ConversationView['setting'],
  { group }: Pick<PersonalAnswer['person'], 'group'>,
): string {
  return groups.size < 2 ? '' : oneSafeLine(groups.get(group) ?? '');
}

/** Votes from the highest score down; behind them who does not know, and for whom it does not apply. */
export function fromHighest({ scale, face, ballots }: QuestionView): readonly PersonalAnswer[] {
  const rank = ({
    answer,
  }: PersonalAnswer): readonly [kind: number, score: number, row: number] => {
    if (!answer || 'notApplicable' in answer) return [2, 0, 0];
    if (answer.value === null) return [1, 0, 0];
    const level = scale.levelOf(answer.value);
    // Of levels that score the same, the one that is shown further down counts as the higher.
    const row = scale.boxes ? 0 : face.rows.findIndex((own) => own.level === level?.level);
    return [0, level?.score ?? 0, row];
  };
  return ballots.toSorted((a, b) => {
    const [[kind, score, row], [otherKind, otherScore, otherRow]] = [rank(a), rank(b)];
    return kind - otherKind || otherScore - score || otherRow - row;
  });
}

/** Result of a vote in one or two sentences: how far apart it is, and who should explain. */
export function voteVerdict(
  view: QuestionView,
  script: Script,
  state: ConversationView['state'],
): readonly string[] {
  const rated = fromHighest(view).filter(({ answer }) => valueIn(answer) !== null);
  if (view.face.entry === 'text') return [words.inWords];
  const value = valueIn(rated[0]?.answer);
  if (value === null) return [words.nobodyGaveLevel];
  const [top = '', bottom = ''] = [rated[0], rated.at(-1)].map((own) =>
    shortAnswer(view, own?.answer),
  );
  if (rated.every(({ answer }) => shortAnswer(view, answer) === top)) {
    const answer = valueText(value, view.scale);
    if (rated.length === view.ballots.length) return [words.allAgree({ answer })];
    return [rated.length === 1 ? words.oneAnswered({ answer }) : words.allWhoAnswered({ answer })];
  }
  const at = (vote: string) =>
    rated.flatMap(({ person, answer }) =>
      shortAnswer(view, answer) === vote ? [personName(view, person.id)] : [],
    );
  const explain = view.setting.hidesNames
    ? words.explainLevels({ top, bottom })
    : words.explain({ above: at(top), top, below: at(bottom), bottom });
  const apart = apartInWords(view, rated);
  if (apart === null) return [explain];
  const verdict = groupVerdicts(script, state).get(view.criterion.id) ?? 'close';
  return [words.apart({ verdict: words.verdict[verdict], levels: apart }), explain];
}

/** Number of levels between the highest and the lowest vote; `null` if answers have no numbers. */
function apartInWords(view: QuestionView, rated: readonly PersonalAnswer[]): string | null {
  const levels = rated.flatMap(({ answer }) => answeredLevel(answer, view) ?? []);
  if (levels.length < 2 || !view.scale.levels.every(isNumbered)) return null;
  return words.levelsApart({ levels: Math.max(...levels) - Math.min(...levels) });
}

/** True if a second vote makes sense: not everybody gave the same answer. */
export function isSpread(view: QuestionView): boolean {
  const given = new Set(view.ballots.map(({ answer }) => shortAnswer(view, answer)));
  const isOpen = view.ballots.some(({ answer }) => valueIn(answer) === null);
  return given.size > 1 || isOpen || view.face.entry === 'text';
}

/** Votes of the earlier round: "Last time: Kathy 1, Sam 3"; empty if names are hidden. */
export function lastVotesInWords(view: QuestionView): readonly string[] {
  if (view.setting.hidesNames) return [];
  const votes = view.ballots.flatMap(({ person }) => {
    const former = view.earlier?.by.get(person.id);
    if (!former) return [];
    const vote = shortAnswer(view, former);
    return [words.lastVote({ name: oneSafeLine(person.name), vote })];
  });
  return votes.length === 0 ? [] : [words.lastVotes({ votes })];
}

/** A vote with the first one and that of the earlier round: "first 0, last time 1". */
export function asideInWords(view: QuestionView, { person, answer }: PersonalAnswer): string {
  const former = view.earlier?.by.get(person.id);
  const first =
    answer && 'firstVote' in answer && answer.firstVote !== undefined
      ? [
          words.firstVoteShort({
            level: answer.firstVote === null ? '-' : shortValue(view, answer.firstVote),
          }),
        ]
      : [];
  const last = former ? [words.lastVoteShort({ level: shortAnswer(view, former) })] : [];
  return [...first, ...last].join(', ');
}

/**
 * Answer of a criterion in a list: "3 Working + note", "open"; in a workshop all votes. With
 * `isLong`, "not applicable" has its reason.
 */
export function listedAnswer(
  view: ConversationView,
  listed: ListedCriterion,
  isLong = false,
): string {
  const { script, state } = view;
  const asked = { ...listed, ...questionOf(script.checklist, listed.criterion) };
  const text = script.isWorkshop ? votesInShort(view, asked) : soloInShort(view, asked, isLong);
  const record = script.isWorkshop ? state.agreed : recordBy(state, listed.voters[0] ?? NOBODY);
  const note = answerTo(record, listed.id)?.note ?? record.remarks[listed.id]?.note;
  return note === undefined ? text : words.withNote({ answer: text });
}

const NOBODY = { id: '' };

type AskedQuestion = ListedCriterion & Question;

function soloInShort(
  { state }: ConversationView,
  { id, isPutOff, voters, scale }: AskedQuestion,
  isLong: boolean,
): string {
  const answer = voters[0] ? answerTo(recordBy(state, voters[0]), id) : undefined;
  if (!answer) return isPutOff ? words.openPutOff : words.open;
  return 'notApplicable' in answer && !isLong ? words.notApplicable : answerText(answer, scale);
}

/** Everybody whose votes a list shows, in seating order: not those who left without a word. */
export function seated(state: ConversationView['state']): readonly Person[] {
  return state.people.filter(
    (person) => !person.hasLeft || Object.keys(recordBy(state, person).answers).length > 0,
  );
}

/** Most votes of a list that stand apart; more of one character stand together. */
const MOST_APART = 4;

function votesInShort({ script, state }: ConversationView, asked: AskedQuestion): string {
  const { id, isOpen, voters } = asked;
  const ids = new Set(voters.map((person) => person.id));
  // One column for each person, so that the votes stand below their names.
  const votes = seated(state).map((person) =>
    ids.has(person.id) ? shortAnswer(asked, answerTo(recordBy(state, person), id)) : NOT_ASKED,
  );
  const agreed = answerTo(state.agreed, id);
  const told = agreed ? [words.agreedShort({ answer: shortAnswer(asked, agreed) })] : [];
  const isGiven = (vote: string) => vote !== NO_VOTE && vote !== NOT_ASKED;
  if (!votes.some(isGiven)) return [words.open, ...told].join(' ');
  // Votes that were not shown yet stay hidden here too.
  if (isOpen) {
    const answered = votes.filter(isGiven).length;
    return [words.votedSoFar({ answered, of: voters.length }), ...told].join(' ');
  }
  const isShort = votes.length > MOST_APART && votes.every((vote) => vote.length === 1);
  const verdict = groupVerdicts(script, state).get(id);
  const spread =
    verdict === 'conflict' || verdict === 'discuss' ? [words.verdict[verdict].toLowerCase()] : [];
  return [votes.join(isShort ? '' : ' '), ...spread, ...told].join(' ');
}
