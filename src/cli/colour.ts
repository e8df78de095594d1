import type { Io, Output } from './io.ts';

export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * How many colours a stream may show: 0 none, 1 sixteen, 2 256, 3 all. Decided here and nowhere
 * else; NO_COLOR counts when it is not empty (no-color.org), FORCE_COLOR as in Node.js.
 */
export function colourLevel({ env }: Io, stream: Output, wanted: boolean): ColourLevel {
  if (!wanted || isSet(env.NO_COLOR)) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forcedLevel(forced);
  if (!stream.isTerminal || env.TERM === 'dumb') return 0;
  return terminalLevel(env);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function forcedLevel(forced: string): ColourLevel {
  switch (forced) {
    case '0':
    case 'false':
      return 0;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return 1;
  }
}

function terminalLevel({ COLORTERM, TERM }: Io['env']): ColourLevel {
  if (COLORTERM === 'truecolor' || COLORTERM === '24bit') return 3;
  return TERM?.includes('256color') ? 2 : 1;
}
