import type { Interview, InterviewEvent, Script } from '../../interview/interview.ts';
import { standStill } from '../../interview/walk.ts';
import { type Desk, openDesk } from './desk.ts';
import { draftOf } from './draft.ts';
import { draw, settled } from './draw.ts';
import type { Manners } from './manners.ts';
import { paste, press } from './press.ts';
import { saidOf } from './said.ts';
import type { Earlier, Situation } from './situation.ts';
import { arrive, type Ui } from './ui.ts';

/** What a desk for an interview is set up with. */
export interface DeskOptions {
  readonly script: Script;
  readonly earlier: Earlier | null;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Keeps the answers in another file from now on; what there is to say if that cannot be. */
  readonly moveTo: (path: string) => string | null;
}

/** Sets up a desk for one respondent; `onShow` is called whenever there is something new to see. */
export function setUpDesk(
  options: DeskOptions,
  onShow: () => void,
): Desk<Interview, InterviewEvent> {
  return openDesk(mannersOf(options), onShow);
}

function mannersOf({
  script,
  earlier,
  now,
  moveTo,
}: DeskOptions): Manners<Interview, InterviewEvent, Situation, Ui> {
  return {
    situation: (interview, saving) => ({ script, earlier, interview, saving }),
    arrive: (situation, ui, last) => arrive(situation, ui, saidOf(last, situation)),
    press: (ui, key, situation) => press(ui, key, situation, now()),
    paste,
    settled,
    draw,
    draft: draftOf,
    stop: { type: 'stopped' },
    moveTo,
    stay: ({ interview }) => standStill(interview),
  };
}
