import type { ReactNode } from 'react';
import { StatusChip } from '../shared/StatusChip';
import type { Cta } from '../shared/types';
import { CtaDialog } from './CtaDialog';
import { ctaNames } from './fields.rules';
import { MaterialPanel } from './MaterialPanel';

const problems: Record<string, string> = {
  off: 'Switched off',
  file_gone: 'Its document was deleted',
  service_gone: 'Its service was deleted',
};

function detailOf(cta: Cta): string {
  const where = { link: cta.url, file: cta.fileName, service: cta.serviceName, steps: null }[cta.target];
  const steps = cta.steps.length > 0 ? `${cta.steps.length} ${cta.steps.length === 1 ? 'step' : 'steps'}` : null;
  return [ctaNames[cta.kind] ?? cta.kind, where, steps].filter(Boolean).join(' · ');
}

/** What the assistant can lead a customer to. */
export function CtaPanel(): ReactNode {
  return (
    <MaterialPanel<Cta>
      kind="ctas"
      title="Calls to action"
      hint="Links, documents and bookings that a conversation leads to"
      add="Add"
      empty={{
        title: 'No links or documents yet',
        text: 'A visit or a demo is booked in your own calendar. For everything else add where it leads to.',
      }}
      row={(cta) => ({
        name: cta.label,
        detail: detailOf(cta),
        chip: cta.problem ? (
          <StatusChip label={problems[cta.problem] ?? 'Not offered'} tone="warning" />
        ) : (
          <StatusChip label="Works" tone="success" />
        ),
      })}
      dialog={(existing, onClose) => <CtaDialog existing={existing} onClose={onClose} />}
    />
  );
}
