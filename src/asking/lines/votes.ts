import type { ConversationEvent, Person } from '../../conversation/script.ts';
import { missingVotes, type PersonalAnswer, type QuestionView } from '../../conversation/view.ts';
import { parseVotes, refuseVotes, type VoteMark, voteEvents } from '../../conversation/votes.ts';
import { personName } from '../../conversation/wording.ts';
import { safeText } from '../../text/safe.ts';
import { conversationWords } from '../../words/conversation.ts';
import { capitalised } from '../../words/grammar.ts';
import { phonesWords } from '../../words/phones.ts';
import type { LineContext, LineEvents } from './show.ts';

const words = conversationWords.lines;

/** Takes a line of votes of all who have not voted, and shows the votes. */
export async function takeVotes(
  context: LineContext,
  question: QuestionView,
  line: string,
): Promise<LineEvents> {
  const missing = missingVotes(question);
  const open = missing.filter(({ person }) => !question.setting.onPhones?.has(person.id));
  if (open.length === 0 && missing.length > 0) {
    context.say(capitalised(`${phonesWords.fromPhones}.`));
    return [];
  }
  const votes = await votesOf(context, question, open, line);
  if (votes === null || votes.length === 0 || question.setting.onPhones) return votes;
  return [...votes, { type: 'revealed', criterion: question.criterion.id }];
}

/** Shows votes that came from phones; asks once more if some are missing. */
export function revealNow(context: LineContext, question: QuestionView): LineEvents {
  const criterion = question.criterion.id;
  const missing = missingVotes(question);
  if (missing.length === question.ballots.length && question.ballot?.kind === 'first') {
    context.say(conversationWords.nobodyVoted);
    return [];
  }
  if (missing.length > 0 && context.warnedOf !== criterion) {
    context.warnedOf = criterion;
    const names = missing.map(({ person }) => personName(question, person.id));
    context.say(safeText(conversationWords.revealWithout({ names })));
    return [];
  }
  return [{ type: 'revealed', criterion }];
}

/** Takes a second vote or a correction, from the same line or the next one. */
export async function votesAgain(
  context: LineContext,
  question: QuestionView,
  { name, rest }: { readonly name: string; readonly rest: string },
): Promise<LineEvents> {
  if (question.phase !== 'reveal') {
    context.say(words.firstVoteFirst);
    return [];
  }
  const named = question.ballots.find(({ person }) => isCalled(person, rest));
  if (name === 'x' && named) return withdraw(context, question, named);
  const criterion = question.criterion.id;
  const kind = name === 'v' ? 'second' : 'correction';
  if (question.setting.onPhones) return [{ type: 'voted-again', criterion, kind }];
  const isText = question.face.entry === 'text';
  if (rest === '' && !isText) context.prompt(name === 'v' ? words.second : words.corrected);
  const line = rest === '' && !isText ? await context.hear() : rest;
  if (line === null) return null;
  const present = question.ballots.filter(({ person }) => !person.hasLeft);
  const votes = await votesOf(context, question, present, line);
  if (votes === null || votes.length === 0) return votes;
  return [{ type: 'voted-again', criterion, kind }, ...votes, { type: 'revealed', criterion }];
}

function isCalled({ name }: Pick<Person, 'name'>, text: string): boolean {
  return name.toLowerCase() === text.trim().toLowerCase();
}

function withdraw(
  { say }: LineContext,
  { criterion }: QuestionView,
  { person, answer }: PersonalAnswer,
): LineEvents {
  if (answer) return [{ type: 'withdrawn', criterion: criterion.id, by: person.id }];
  say(conversationWords.nothingToWithdraw);
  return [];
}

/** Parses votes of these people; one reason is asked for, words are asked for in turn. */
async function votesOf(
  context: LineContext,
  question: QuestionView,
  people: readonly PersonalAnswer[],
  line: string,
): Promise<readonly ConversationEvent[] | null> {
  const isText = question.face.entry === 'text';
  const marks = isText ? await marksInTurn(context, question, people) : parseVotes(line, question);
  if (marks === null) return null;
  const refusal = refuseVotes(marks, people, question, true);
  if (refusal !== null) {
    context.say(safeText(refusal));
    return [];
  }
  const without = people.filter((_, at) => marks[at]?.is === 'not-applicable');
  if (without.length === 0) return voteEvents(marks, people, question, '');
  const names = without.map(({ person }) => safeText(personName(question, person.id)));
  context.prompt(words.reasonOf({ names }));
  const reason = await context.hear();
  return reason === null ? null : voteEvents(marks, people, question, reason.trim());
}

/** Asks everybody for an answer in words; an empty line is "don't know". */
async function marksInTurn(
  { prompt, hear }: LineContext,
  question: QuestionView,
  people: readonly PersonalAnswer[],
): Promise<readonly VoteMark[] | null> {
  const marks: VoteMark[] = [];
  for (const { person } of people) {
    prompt(words.wordsOf({ name: safeText(personName(question, person.id)) }));
    const line = await hear();
    if (line === null) return null;
    marks.push(parseVotes(line, question)[0] ?? { is: 'unknown', typed: '' });
  }
  return marks;
}
