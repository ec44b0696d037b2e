export interface EmptyStateProps {
  readonly title: string;
  readonly remedy: string;
  readonly children?: React.ReactNode;
}

/** What will be here, and what to do. */
export const EmptyState = ({ title, remedy, children }: EmptyStateProps) => (
  <div className="empty">
    <p className="strong">{title}</p>
    <p className="quiet">{remedy}</p>
    {children}
  </div>
);
