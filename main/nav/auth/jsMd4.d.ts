declare module 'js-md4' {
  const md4: {
    /** Computed in plain JavaScript; calling the default export itself would ask OpenSSL, which has no MD4 any more. */
    readonly array: (message: Uint8Array) => number[];
  };
  export default md4;
}
