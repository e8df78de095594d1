/**
 * Answers that only the owner of a key can read. Runs in browsers and in Node.js: Web Cryptography
 * alone (ECDH on P-256, HKDF with SHA-256, AES-GCM with 256 bits). A page over plain http has none.
 */
export interface EncryptedAnswers {
  readonly format: 1;
  readonly encrypted: {
    /** First characters of the SHA-256 of the public key, in hex. */
    readonly to: string;
    /** Public key that was made for this file alone, raw, in Base64. */
    readonly key: string;
    /** In Base64. */
    readonly iv: string;
    readonly text: string;
  };
}

export interface KeyPair {
  /** SPKI in Base64, 124 characters in one line. */
  readonly publicKey: string;
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const PURPOSE = 'align-encrypted-answers-1';
const IV_BYTES = 12;
const FINGERPRINT_LENGTH = 16;

/** Makes a pair of keys. */
export async function newKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = await pairOnCurve();
  const pkcs8 = base64(await crypto.subtle.exportKey('pkcs8', privateKey));
  const lines = pkcs8.match(/.{1,64}/g) ?? [];
  return {
    publicKey: base64(await crypto.subtle.exportKey('spki', publicKey)),
    privateKey: `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`,
  };
}

/**
 * Encrypts the text of an answers file to a public key.
 * @throws Error if the key is none
 */
export async function encryptAnswers(publicKey: string, text: string): Promise<EncryptedAnswers> {
  const spki = fromBase64(publicKey);
  const recipient = await crypto.subtle.importKey('spki', spki, CURVE, false, []);
  const own = await pairOnCurve();
  const to = await fingerprintOf(publicKey);
  const key = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const secret = await secretOf(own.privateKey, recipient, key);
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(`${PURPOSE} ${to}`) };
  const encrypted = await crypto.subtle.encrypt(algorithm, secret, utf8(text));
  return {
    format: 1,
    encrypted: { to, key: base64(key), iv: base64(iv), text: base64(encrypted) },
  };
}

/** Decrypts answers with a private key in PEM; `null` if the key is another one, or they were changed. */
export async function decryptAnswers(
  privateKey: string,
  { encrypted }: EncryptedAnswers,
): Promise<string | null> {
  try {
    const pkcs8 = fromBase64(privateKey.replace(/-----[A-Z ]+-----/g, ''));
    const own = await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['deriveBits']);
    const key = fromBase64(encrypted.key);
    const sender = await crypto.subtle.importKey('raw', key, CURVE, false, []);
    const secret = await secretOf(own, sender, key);
    const additionalData = utf8(`${PURPOSE} ${encrypted.to}`);
    const algorithm = { name: 'AES-GCM', iv: fromBase64(encrypted.iv), additionalData };
    const text = await crypto.subtle.decrypt(algorithm, secret, fromBase64(encrypted.text));
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return null;
  }
}

/** Returns the beginning of the SHA-256 of a public key, in hex, by which people can compare keys. */
export async function fingerprintOf(publicKey: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', fromBase64(publicKey)));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(0, FINGERPRINT_LENGTH);
}

/** Returns the public key of a private one in PEM; `null` if it is none on this curve. */
export async function publicKeyOf(privateKey: string): Promise<string | null> {
  try {
    const pkcs8 = fromBase64(privateKey.replace(/-----[A-Z ]+-----/g, ''));
    const own = await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, true, ['deriveBits']);
    const { d, ...jwk } = await crypto.subtle.exportKey('jwk', own);
    const open = { ...jwk, key_ops: [] };
    const publicKey = await crypto.subtle.importKey('jwk', open, CURVE, true, []);
    return base64(await crypto.subtle.exportKey('spki', publicKey));
  } catch {
    return null;
  }
}

/** True if a value has the shape of encrypted answers. */
export function isEncrypted(value: unknown): value is EncryptedAnswers {
  if (typeof value !== 'object' || value === null || !('encrypted' in value)) return false;
  const { encrypted } = value;
  if (typeof encrypted !== 'object' || encrypted === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...encrypted };
  return ['to', 'key', 'iv', 'text'].every((name) => typeof fields[name] === 'string');
}

async function pairOnCurve() {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  if (!('privateKey' in pair)) throw new Error('the curve gave no pair of keys');
  return pair;
}

type Key = Awaited<ReturnType<typeof pairOnCurve>>['privateKey'];

async function secretOf(own: Key, other: Key, salt: Uint8Array<ArrayBuffer>): Promise<Key> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(PURPOSE) };
  const cipher = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, material, cipher, false, ['encrypt', 'decrypt']);
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Returns bytes in Base64. */
export function base64(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * Returns the bytes of a text in Base64; white space is passed over.
 * @throws Error if it is none
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0));
}
