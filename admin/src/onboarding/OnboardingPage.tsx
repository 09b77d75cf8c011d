import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import { NotFound } from '../layout/NotFound';
import { Page } from '../layout/Page';
import { usePath } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { CtaPanel } from './CtaPanel';
import { DocumentsStep } from './DocumentsStep';
import { KnowledgeStep } from './KnowledgeStep';
import { ReadinessPanel } from './ReadinessPanel';
import { ScriptPanel } from './ScriptPanel';
import { SectionForm } from './SectionForm';
import { StepChoice, StepList } from './StepList';
import { nextStep, steps, type Step } from './steps.rules';
import { TestChat } from './TestChat';
import { TestimonialPanel } from './TestimonialPanel';
import { useReadiness } from './useOnboarding';

function Overview(): ReactNode {
  const query = useReadiness();
  if (query.isPending) return <RowSkeletons count={6} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <ReadinessPanel readiness={query.data} />;
}

function StepBody({ step }: { step: Step }): ReactNode {
  if (step.id === 'knowledge') return <KnowledgeStep />;
  if (step.id === 'testimonials') return <TestimonialPanel />;
  if (step.id === 'documents') return <DocumentsStep />;
  if (step.id === 'test') return <TestChat />;
  return (
    <>
      <Panel title={step.label} hint={step.hint}>
        {step.section ? <SectionForm key={step.section} name={step.section} /> : null}
      </Panel>
      {step.id === 'sales-process' ? <CtaPanel /> : null}
      {step.id === 'agent-details' ? <ScriptPanel /> : null}
    </>
  );
}

function StepView({ step }: { step: Step }): ReactNode {
  const path = usePath();
  const heading = useRef<HTMLDivElement>(null);
  // A new step is a new page for whoever listens or uses the keyboard.
  useEffect(() => heading.current?.focus(), [step.id]);
  const next = nextStep(step.id);
  return (
    <Box ref={heading} tabIndex={-1} aria-label={step.label} role="group" sx={{ outline: 'none', display: 'grid', gap: 2.5, minWidth: 0 }}>
      <StepBody step={step} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button component={RouterLink} to={path(next ? `/onboarding/${next.id}` : '/onboarding')} variant="contained">
          {next ? `Next: ${next.label}` : 'See what is left'}
        </Button>
        <Button component={RouterLink} to={path('/onboarding')}>
          Overview
        </Button>
        <Typography color="text.secondary" sx={{ fontSize: 13 }}>
          You can leave at any time and go on later.
        </Typography>
      </Box>
    </Box>
  );
}

/** Setting up a business: the steps, and how far it is from going live. */
export default function OnboardingPage(): ReactNode {
  usePageTitle('Onboarding');
  const { step: id } = useParams();
  const theme = useTheme();
  const isWide = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  const { data: readiness } = useReadiness();
  const step = steps.find((each) => each.id === id);
  if (id !== undefined && !step) return <NotFound />;
  const list = isWide ? <StepList current={id} readiness={readiness} /> : <StepChoice current={id} readiness={readiness} />;
  return (
    <Page title="Onboarding" hint="What only you can answer, and what is left before the assistant starts.">
      <Box
        sx={{ display: 'grid', gap: 2.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '230px minmax(0, 1fr)' } }}
      >
        {list}
        <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>{step ? <StepView step={step} /> : <Overview />}</Box>
      </Box>
    </Page>
  );
}
