import type { Saving } from '../../interview/conduct.ts';
import type { Canvas, Frame } from '../screen/canvas.ts';
import type { Draft } from './draft.ts';
import type { Key } from './key.ts';

/** How things are shown and how keys are taken, whatever is asked; all but `moveTo` is pure. */
export interface Manners<State, Event, Situation, Ui extends Notified> {
  /** Where things stand, for whoever shows it. */
  readonly situation: (state: State, saving: Saving) => Situation;
  /** How it looks on coming there; `last` is the event that led there. */
  readonly arrive: (situation: Situation, ui: Ui | null, last: Event | null) => Ui;
  readonly press: (ui: Ui, key: Key, situation: Situation) => StepOf<Ui, Event>;
  readonly paste: (ui: Ui, text: string) => StepOf<Ui, Event>;
  /** How it looks in this window, which may be smaller than the one before. */
  readonly settled: (ui: Ui, situation: Situation, canvas: Canvas) => Ui;
  readonly draw: (ui: Ui, situation: Situation, canvas: Canvas) => Frame;
  /** What is half written; null where nothing is. */
  readonly draft: (ui: Ui, situation: Situation) => Draft<Event> | null;
  /** The event that ends everything. */
  readonly stop: Event;
  /** Saves elsewhere from now on; what speaks against it, or null. */
  readonly moveTo: (place: string) => string | null;
  /** An event that leaves everything where it is, so that saving is tried. */
  readonly stay: (situation: Situation) => Event;
}

/** What a screen shows has room for a notice. */
export interface Notified {
  /** A short word about what just happened. */
  readonly notice: string | null;
}

/** What a key or a paste leads to. */
export interface StepOf<Ui, Event> {
  readonly ui: Ui;
  readonly event?: Event;
  /** Another place to keep the answers in. */
  readonly place?: string;
}
