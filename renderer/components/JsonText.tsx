const indent = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

/** A body as it came, indented where it is JSON. */
export const JsonText = ({ text, label }: { readonly text: string; readonly label?: string }) => (
  <pre className="mono json" tabIndex={0} role={label === undefined ? undefined : 'region'} aria-label={label}>
    {indent(text)}
  </pre>
);
