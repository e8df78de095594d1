import type { Interview, InterviewEvent } from '../../interview/interview.ts';
import type { Plain } from '../plain/show.ts';
import { turn } from '../plain/turn.ts';
import { type DeskOptions, setUpDesk } from '../prompt/interview-desk.ts';
import type { Way } from './talk.ts';

/** How one respondent is asked. */
export function interviewWay(options: Omit<DeskOptions, 'now'>): Way<Interview, InterviewEvent> {
  return {
    setUp: (now, onShow) => setUpDesk({ ...options, now }, onShow),
    converse: (speaking) => {
      const memory = { lastPoint: null, lastShown: null, explained: new Set<string>() };
      const plain: Plain = { ...options, ...speaking, ...memory };
      return (interview, saving) => turn(plain, interview, saving);
    },
    end: { type: 'stopped' },
  };
}
