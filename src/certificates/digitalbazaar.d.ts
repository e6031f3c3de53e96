/** What we use of Digital Bazaar's libraries, which come without types. */

declare module '@digitalbazaar/ed25519-multikey' {
  export interface Signer {
    readonly id: string;
    readonly algorithm: string;
  }
  export interface KeyPair {
    readonly id: string;
    readonly publicKeyMultibase: string;
    signer(): Signer;
  }
  export function fromJwk(options: {
    readonly jwk: object;
    readonly secretKey?: boolean;
    readonly id?: string;
    readonly controller?: string;
  }): Promise<KeyPair>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: { readonly name: 'eddsa-rdfc-2022' };
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: {
      readonly signer?: object;
      readonly date?: Date;
      readonly cryptosuite: object;
    });
  }
}

declare module '@digitalbazaar/vc' {
  export type Loader = (address: string) => Promise<object>;
  export const defaultDocumentLoader: Loader;
  export function issue(options: {
    readonly credential: object;
    readonly suite: object;
    readonly documentLoader: Loader;
    readonly now?: Date;
  }): Promise<object>;
  export function verifyCredential(options: {
    readonly credential: object;
    readonly suite: object;
    readonly documentLoader: Loader;
    readonly checkStatus?: (options: object) => Promise<object>;
    readonly now?: Date;
  }): Promise<{ readonly verified: boolean; readonly error?: unknown; readonly statusResult?: unknown }>;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  export interface StatusList {
    setStatus(index: number, status: boolean): void;
    getStatus(index: number): boolean;
    encode(): Promise<string>;
  }
  export function createList(options: { readonly length: number }): Promise<StatusList>;
  export function decodeList(options: { readonly encodedList: string }): Promise<StatusList>;
  export function checkStatus(options: object): Promise<{
    readonly verified: boolean;
    readonly error?: unknown;
    readonly results?: readonly { readonly status: boolean; readonly credentialStatus: object }[];
  }>;
}
