import { evidenceEvents, LIMITS, refuseEvent } from '../conversation/record.ts';
import type { AnswerEvent, ConversationEvent } from '../conversation/script.ts';
import { helpOn } from '../conversation/telling.ts';
import type { ConversationView, QuestionView } from '../conversation/view.ts';
import { conversationWords } from '../words/conversation.ts';
import { formWords as words } from '../words/form.ts';
import { answerFields, headOf } from './answer.ts';
import { button, field, make } from './elements.ts';

/** A question on the page. */
export interface QuestionScreen {
  readonly element: HTMLElement;
  /** Shows that the answer is saved, without a new element: the focus stays. */
  readonly refresh: (question: QuestionView) => void;
}

type Send = (...events: readonly ConversationEvent[]) => void;

/** Shows a question. Every answer is sent at once, and followed by the way back to this question. */
export function questionScreen(
  view: ConversationView,
  question: QuestionView,
  send: Send,
): QuestionScreen {
  const { criterion, remarks } = question;
  const { id } = criterion;
  let isAnswered = question.answer !== undefined;
  const refusalOf = (event: AnswerEvent) => refuseEvent(view.script, view.state, event);
  const fields = answerFields(question, {
    refusalOf,
    give: (event) => {
      const isTaken = refusalOf(event) === null;
      if (isTaken) send(event, { type: 'went-back' });
      return isTaken;
    },
    withdraw: () => send({ type: 'withdrawn', criterion: id }),
  });
  const back = button(words.withdraw, () => {
    fields.clear();
    send({ type: 'withdrawn', criterion: id });
  });
  back.classList.add('plain');

  const remarksPart = make(
    'details',
    { open: remarks.note !== undefined || remarks.evidence !== undefined },
    make('summary', {}, words.addNote),
    field({
      ...{ label: words.note, about: '', most: LIMITS.note, lines: 3 },
      value: remarks.note ?? '',
      onInput: (note) => send({ type: 'noted', criterion: id, note: note.trim() }),
    }).element,
    field({
      ...{ label: words.evidence, about: '', most: LIMITS.note, lines: 2 },
      value: (remarks.evidence ?? []).join('\n'),
      onInput: (text) =>
        send(
          ...evidenceEvents(
            id,
            text.split('\n').map((own) => own.trim()),
          ),
        ),
    }).element,
  );

  const onward = make('button', { type: 'submit', class: 'primary' });
  const label = () => {
    onward.textContent = isAnswered ? words.next : words.later;
    onward.className = isAnswered ? 'primary' : 'btn';
    back.hidden = !isAnswered;
  };
  label();
  const made = make(
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        if (!fields.isWrong()) send({ type: isAnswered ? 'went-on' : 'skipped', criterion: id });
      },
    },
    make('p', { class: 'kick', dir: 'auto' }, headOf(question)),
    ...fields.elements,
    back,
    remarksPart,
    moreAbout(question),
    make(
      'div',
      { class: 'nav' },
      button(words.back, () => {
        const isFirst = !view.state.trail.some((own) => own !== id);
        send(isFirst ? { type: 'stopped' } : { type: 'went-back' });
      }),
      button(words.review, () => send({ type: 'opened-review' })),
      onward,
    ),
  );
  return {
    element: made,
    refresh: (now) => {
      isAnswered = now.answer !== undefined;
      label();
    },
  };
}

/** Reason for the question, evidence to look for, and benchmarks; folded. */
function moreAbout(question: QuestionView): HTMLElement | null {
  const { matters, evidence, benchmarks } = conversationWords.help;
  const titles: readonly string[] = [matters, evidence, benchmarks];
  const found = helpOn(question).filter(
    ({ title, texts }) => titles.includes(title) && texts.length > 0,
  );
  if (found.length === 0) return null;
  const parts = found.flatMap(({ title, texts }) => [
    make('h2', {}, title),
    ...texts.map((text) => make('p', { dir: 'auto' }, text)),
  ]);
  return make('details', {}, make('summary', {}, words.more), ...parts);
}
