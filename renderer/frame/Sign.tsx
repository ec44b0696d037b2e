/** The product's sign: "=" in a disc. */
export const Sign = ({ size }: { readonly size: number }) => (
  <svg className="sign" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
    <path fillRule="evenodd" d="M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0ZM4 5v2h8V5H4Zm0 4v2h8V9H4Z" />
  </svg>
);
