import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decryptAnswers, encryptAnswers } from '../../src/returns/encryption.ts';
import { workspace } from '../cli/workspace.ts';

describe('align form --new-key', () => {
  it('prints the public key, and saves the private one for its owner only', async () => {
    const { folder } = workspace({});
    const { run } = workspace({}, { env: { HOME: folder } });
    const { code, stdout, stderr } = await run('form', '--new-key');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[A-Za-z0-9+/=]{124}\n$/);
    const path = `${folder}/.config/align/answers-key.pem`;
    expect(stderr).toBe(
      `Saved the private key to ${path}. Keep it secret, and keep a copy: without it, encrypted answers are lost.\n`,
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${folder}/.config/align`).mode & 0o077).toBe(0);
    const encrypted = await encryptAnswers(stdout.trim(), 'text');
    expect(await decryptAnswers(readFileSync(path, 'utf8'), encrypted)).toBe('text');
  });

  it('never replaces a key, on which answers may depend', async () => {
    const { run, read } = workspace({ 'my.pem': 'first' });
    const { code, stdout, stderr } = await run('form', '--new-key', '--key', 'my.pem');
    expect(stderr).toBe(
      'error: there is a key in "my.pem", and answers may be on their way to it\nhint: use it, or write the new one to another file: --key FILE\n',
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(read('my.pem')).toBe('first');
  });
});
