import { markWaived } from './mark-waived.ts';
import type { Report } from './report.ts';

// Text that JSON.stringify leaves raw and that could still steer a terminal or hide words.
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The report itself; scores are fractions from 0 to 1, unrounded. */
export function json(report: Report): string {
  return safeJson(markWaived(report));
}

/** A value as JSON that can be shown on any terminal. */
export function safeJson(value: object): string {
  return `${JSON.stringify(value, null, 2).replace(UNSAFE, escapeUnit)}\n`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
