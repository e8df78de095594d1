import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  decryptAnswers,
  encryptAnswers,
  fingerprintOf,
  isEncrypted,
  newKeyPair,
  publicKeyOf,
} from '../../src/returns/encryption.ts';

const TEXT = '{"format":1,"respondent":{"id":"zoë"}}';

/** Decrypts with the older functions of Node.js, which share no code with Web Cryptography's names. */
function withNode(privateKey: string, value: unknown): string {
  if (!isEncrypted(value)) throw new Error('not encrypted');
  const { to, key, iv, text } = value.encrypted;
  const raw = Buffer.from(key, 'base64');
  // SubjectPublicKeyInfo of an uncompressed point on P-256.
  const spki = Buffer.concat([
    Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex'),
    raw,
  ]);
  const secret = diffieHellman({
    privateKey: createPrivateKey(privateKey),
    publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
  });
  const purpose = 'align-encrypted-answers-1';
  const bytes = Buffer.from(text, 'base64');
  const cipher = createDecipheriv(
    'aes-256-gcm',
    new Uint8Array(hkdfSync('sha256', secret, raw, purpose, 32)),
    Buffer.from(iv, 'base64'),
  );
  cipher.setAAD(Buffer.from(`${purpose} ${to}`));
  cipher.setAuthTag(bytes.subarray(-16));
  return cipher.update(bytes.subarray(0, -16), undefined, 'utf8') + cipher.final('utf8');
}

describe('encrypted answers', () => {
  it('are read by the owner of the key, also with node:crypto alone', async () => {
    const { publicKey, privateKey } = await newKeyPair();
    const encrypted = await encryptAnswers(publicKey, TEXT);
    expect(JSON.stringify(encrypted)).not.toContain('respondent');
    expect(await decryptAnswers(privateKey, encrypted)).toBe(TEXT);
    expect(withNode(privateKey, encrypted)).toBe(TEXT);
  });

  it('differ each time, so that equal answers do not show', async () => {
    const { publicKey } = await newKeyPair();
    const [one, other] = [
      await encryptAnswers(publicKey, TEXT),
      await encryptAnswers(publicKey, TEXT),
    ];
    expect(one.encrypted.text).not.toBe(other.encrypted.text);
    expect(one.encrypted.to).toBe(other.encrypted.to);
  });

  it('are not read with another key, nor after any change', async () => {
    const { publicKey, privateKey } = await newKeyPair();
    const other = await newKeyPair();
    const encrypted = await encryptAnswers(publicKey, TEXT);
    expect(await decryptAnswers(other.privateKey, encrypted)).toBeNull();
    expect(await decryptAnswers('no key', encrypted)).toBeNull();
    const fields = ['to', 'key', 'iv', 'text'] as const;
    for (const field of fields) {
      const value = encrypted.encrypted[field];
      const changed = (value.startsWith('A') ? 'B' : 'A') + value.slice(1);
      const broken = { ...encrypted, encrypted: { ...encrypted.encrypted, [field]: changed } };
      expect(await decryptAnswers(privateKey, broken)).toBeNull();
    }
  });

  it('have a public key of 124 characters, which the private key gives again', async () => {
    const { publicKey, privateKey } = await newKeyPair();
    expect(publicKey).toMatch(/^[A-Za-z0-9+/=]{124}$/);
    expect(privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(await publicKeyOf(privateKey)).toBe(publicKey);
    expect(await publicKeyOf('no key')).toBeNull();
    const { encrypted } = await encryptAnswers(publicKey, TEXT);
    expect(encrypted.to).toBe(await fingerprintOf(publicKey));
    expect(encrypted.to).toMatch(/^[0-9a-f]{16}$/);
  });
});
