import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { ErrorState } from '../shared/ErrorState';

interface BoundaryProps {
  place: string;
  children: ReactNode;
}

/** A page that breaks takes only itself down; the menu stays, and another page starts afresh. */
class Boundary extends Component<BoundaryProps, { error: unknown; place: string }> {
  override state: { error: unknown; place: string } = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }
  static getDerivedStateFromProps(props: BoundaryProps, state: { place: string }): { error: null; place: string } | null {
    return props.place === state.place ? null : { error: null, place: props.place };
  }
  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} isPage />;
  }
}

export function ErrorBoundary({ children }: { children: ReactNode }): ReactNode {
  const { pathname } = useLocation();
  return <Boundary place={pathname}>{children}</Boundary>;
}
