import type { AuditResult } from '../audit/audit.ts';
import {
  findingsOnScreen,
  guessOnScreen,
  type ScreenCanvas,
  scoreOnScreen,
} from '../report/screen.ts';

/** Result of an audit on one screen of a terminal. */
export interface ResultOnScreen {
  /** Score and band, such as "66%, Aligned"; `null` without a score. */
  readonly title: string | null;
  /** Score on the scale of bands; empty where there is no room. */
  readonly scale: readonly string[];
  /** Guess of the only respondent on the same scale, such as "75%"; `null` without one. */
  readonly guess: string | null;
  /** Cause, disagreements and first actions. */
  readonly findings: readonly string[];
}

/** Returns the result of an audit for a screen, never more than its published form holds. */
export function resultOnScreen({ shown }: AuditResult, canvas: ScreenCanvas): ResultOnScreen {
  const score = scoreOnScreen(shown, canvas);
  return {
    title: score?.title ?? null,
    scale: score?.lines ?? [],
    guess: guessOnScreen(shown),
    findings: findingsOnScreen(shown, canvas),
  };
}
