import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { type Lobby, lobbyFrame } from '../../src/asking/setup/lobby.ts';

const LOBBY: Lobby = {
  title: '10-point lead-gen alignment checklist',
  address: 'http://192.168.178.120:4180',
  code: 'CDF347',
  link: 'http://192.168.178.120:4180/#CDF347',
  board: `http://192.168.178.120:4180/board#${'a'.repeat(32)}`,
  others: ['172.17.0.1'],
  joined: () => ['Kathy', 'Sam \u001b[31m', 'דנה כהן'],
  hasVisitors: () => true,
  onChange: () => {},
  showNames: () => {},
  now: () => 0,
};

const UI = { showsNames: false, isInverted: false, isLonely: false, notice: null };

function lines(lobby: Lobby, columns: number, rows: number, ui: Partial<typeof UI> = {}) {
  const paint = new Chalk({ level: 0 });
  return lobbyFrame(lobby, { ...UI, ...ui }, { columns, rows, paint }).lines;
}

describe('the lobby', () => {
  it('fits a terminal of 80 by 24 with code, address, people and keys', () => {
    const shown = lines(LOBBY, 80, 24);
    expect(shown).toHaveLength(24);
    const text = shown.join('\n');
    for (const part of [LOBBY.address, 'CDF347', '3 joined', 'Enter begin', LOBBY.board]) {
      expect(text).toContain(part);
    }
    expect(shown.filter((line) => line.includes('█')).length).toBeGreaterThan(13);
    expect(Math.max(...shown.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).not.toContain('\u001b[31m');
  });

  it('keeps address, code and keys where the QR code does not fit', () => {
    const text = lines(LOBBY, 50, 14).join('\n');
    for (const part of [LOBBY.address, 'CDF347', 'Enter begin']) expect(text).toContain(part);
    expect(text).not.toContain('█');
  });

  it('says what may be in the way if no phone arrives, and names other addresses', () => {
    const text = lines(LOBBY, 120, 40, { isLonely: true })
      .join(' ')
      .replace(/[█▀▄\s]+/g, ' ');
    expect(text).toContain('A guest Wi-Fi often keeps devices apart');
    expect(text).toContain('--host 172.17.0.1');
  });

  it('inverts the code for terminals that are light', () => {
    const [dark, light] = [false, true].map((isInverted) => lines(LOBBY, 80, 24, { isInverted }));
    expect(dark).not.toEqual(light);
  });
});
