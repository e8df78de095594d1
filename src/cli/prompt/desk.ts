import type { Ask, Saving } from '../../interview/conduct.ts';
import type { Interview, InterviewEvent, Script } from '../../interview/interview.ts';
import type { Canvas, Frame } from '../screen/canvas.ts';
import { draw, settled } from './draw.ts';
import type { Key } from './key.ts';
import { draft, paste, press } from './press.ts';
import { eventOf } from './press-field.ts';
import { saidOf } from './said.ts';
import type { Earlier, Situation } from './situation.ts';
import { arrive, type Step, type Ui } from './ui.ts';

/** What a desk is set up with. */
export interface DeskOptions {
  readonly script: Script;
  readonly earlier: Earlier | null;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Keeps the answers in another file from now on; what there is to say if that cannot be. */
  readonly moveTo: (path: string) => string | null;
}

/**
 * Where keys become events: it holds what the screen shows, and lets keys wait that come before the
 * answer to the last one is saved.
 */
export interface Desk {
  readonly ask: Ask;
  take(input: Input): void;
  frame(canvas: Canvas): Frame;
  /** Lets the interview stop, what is half written kept. */
  close(): void;
}

/** A key, or the text of a paste. */
export type Input = Key | { readonly pasted: string };

/** What changes at a desk. */
interface Standing {
  ui: Ui | null;
  situation: Situation | null;
  waiting: ((event: InterviewEvent) => void) | null;
  lastEvent: InterviewEvent | null;
  isClosed: boolean;
  readonly inputs: Input[];
}

/** Sets up a desk; `onShow` is called whenever there is something new to see. */
export function setUpDesk(options: DeskOptions, onShow: () => void): Desk {
  const standing: Standing = {
    ui: null,
    situation: null,
    waiting: null,
    lastEvent: null,
    isClosed: false,
    inputs: [],
  };
  return {
    ask: (interview, saving) => {
      comeTo(standing, options, interview, saving);
      const event = standing.isClosed ? lastWord(standing) : workOff(standing, options);
      if (event) return Promise.resolve(event);
      onShow();
      return new Promise((resolve) => {
        standing.waiting = resolve;
      });
    },
    take: (input) => {
      standing.inputs.push(input);
      if (standing.waiting) answer(standing, workOff(standing, options));
    },
    frame: (canvas) => {
      const { situation } = standing;
      if (!standing.ui || !situation) return { lines: [], caret: null };
      standing.ui = settled(standing.ui, situation, canvas);
      return draw(standing.ui, situation, canvas);
    },
    close: () => {
      standing.isClosed = true;
      answer(standing, lastWord(standing));
    },
  };
}

function comeTo(
  standing: Standing,
  { script, earlier }: DeskOptions,
  interview: Interview,
  saving: Saving,
): void {
  const situation = { script, earlier, interview, saving };
  standing.situation = situation;
  standing.ui = arrive(situation, standing.ui, saidOf(standing.lastEvent, situation));
}

/** Works off the keys that wait, up to the first that makes an event. */
function workOff(standing: Standing, options: DeskOptions): InterviewEvent | null {
  for (;;) {
    const { ui, situation } = standing;
    const input = ui && situation ? standing.inputs.shift() : undefined;
    if (!ui || !situation || !input) return null;
    const step: Step =
      'pasted' in input ? paste(ui, input.pasted) : press(ui, input, situation, options.now());
    standing.ui = step.ui;
    const event = step.place === undefined ? step.event : moved(standing, step.place, options);
    if (event) {
      standing.lastEvent = event;
      return event;
    }
  }
}

/** After a move something must happen, so that saving is tried again. */
function moved(
  standing: Standing,
  place: string,
  { moveTo }: DeskOptions,
): InterviewEvent | undefined {
  const refusal = moveTo(place);
  const criterion = standing.situation?.interview.current;
  if (refusal !== null && standing.ui) standing.ui = { ...standing.ui, notice: refusal };
  if (refusal !== null || !criterion) return undefined;
  return { type: 'went-to', criterion };
}

function answer(standing: Standing, event: InterviewEvent | null): void {
  const { waiting } = standing;
  if (!event || !waiting) return;
  standing.waiting = null;
  waiting(event);
}

/** What is half written; where nothing is, that the interview stops. */
function lastWord(standing: Standing): InterviewEvent {
  const written = standing.ui && draft(standing.ui);
  const event = written && eventOf(written);
  standing.lastEvent = event ?? { type: 'stopped' };
  return standing.lastEvent;
}
