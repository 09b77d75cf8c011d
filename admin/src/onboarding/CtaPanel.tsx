import QueryStats from '@mui/icons-material/QueryStats';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { StatusChip } from '../shared/StatusChip';
import type { Cta, CtaFigures } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { CtaDialog } from './CtaDialog';
import { CtaReportsDialog } from './CtaReportsDialog';
import { ctaNames } from './fields.rules';
import { MaterialPanel } from './MaterialPanel';

const problems: Record<string, string> = {
  off: 'Switched off',
  file_gone: 'Its document was deleted',
  service_gone: 'Its service was deleted',
};

function detailOf(cta: Cta, figures: CtaFigures | undefined): string {
  const where = { link: cta.url, file: cta.fileName, service: cta.serviceName, steps: null }[cta.target];
  const steps = cta.steps.length > 0 ? `${cta.steps.length} ${cta.steps.length === 1 ? 'step' : 'steps'}` : null;
  const counts = figures && figures.offered > 0 ? `offered ${figures.offered}, opened ${figures.clicked}, done ${figures.completed}` : null;
  return [ctaNames[cta.kind] ?? cta.kind, where, steps, counts].filter(Boolean).join(' · ');
}

/** What the assistant can lead a customer to. */
export function CtaPanel(): ReactNode {
  const provider = useProvider();
  const [shown, setShown] = useState<Cta | null>(null);
  const { data = [] } = useQuery({ queryKey: ['onboarding', 'cta-figures'], queryFn: ({ signal }) => provider.ctaFigures(signal) });
  const figuresOf = (id: string): CtaFigures | undefined => data.find(({ ctaId }) => ctaId === id);
  const figures = shown ? figuresOf(shown.id) : undefined;
  return (
    <>
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
          detail: detailOf(cta, figuresOf(cta.id)),
          chip: (
            <>
              {cta.problem ? (
                <StatusChip label={problems[cta.problem] ?? 'Not offered'} tone="warning" />
              ) : (
                <StatusChip label="Works" tone="success" />
              )}
              {figuresOf(cta.id) ? (
                <IconButton aria-label={`Figures and reports of ${cta.label}`} onClick={() => setShown(cta)}>
                  <QueryStats fontSize="small" />
                </IconButton>
              ) : null}
            </>
          ),
        })}
        dialog={(existing, onClose) => <CtaDialog existing={existing} onClose={onClose} />}
      />
      {shown && figures ? <CtaReportsDialog cta={shown} figures={figures} onClose={() => setShown(null)} /> : null}
    </>
  );
}
