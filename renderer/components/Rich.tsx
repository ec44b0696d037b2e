/** Words with names in bold, written as `SKU **ESP-1KG-BIO** is not in NAV`. */
export const Rich = ({ text }: { readonly text: string }) => (
  <>
    {text.split('**').map((part, index) =>
      // Parts have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      index % 2 === 0 ? part : <b key={index}>{part}</b>,
    )}
  </>
);

export const plain = (text: string): string => text.replaceAll('**', '');
