import { isPassedOver } from '../find-answers.ts';

const LONGEST = 60;

/** Windows opens a device in place of a file of such a name, whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/;

/** What no id may be, as these names mean something else in a program. */
const FORBIDDEN = /^(?:constructor|prototype)$/;

/** An organisation as the name of a folder, in its own script where it has no Latin letters. */
export function folderName(subject: string): string {
  const name = slug(subject);
  if (name === '') return inItsScript(subject) || 'audit';
  return DEVICE.test(name) ? `audit-${name}` : name;
}

/**
 * A person as the name of a file without its ending, and as an id: lowercase letters, digits and
 * hyphens. No name that a file cannot have, or that is never taken for answers in a folder.
 */
export function personId(name: string): string {
  const id = slug(name);
  if (id === '') return 'respondent';
  const isTaken = DEVICE.test(id) || FORBIDDEN.test(id) || isPassedOver(`${id}.yaml`);
  return isTaken ? `respondent-${id}` : id;
}

function slug(text: string): string {
  const words = text.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return hyphened(words.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
}

function inItsScript(text: string): string {
  return hyphened(text.normalize('NFC').replace(/[^\p{Letter}\p{Number}]+/gu, '-'));
}

function hyphened(text: string): string {
  return Array.from(text).slice(0, LONGEST).join('').replace(/^-|-$/g, '');
}
