import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import CheckIcon from '@mui/icons-material/Check';
import BlockIcon from '@mui/icons-material/Block';
import ScheduleIcon from '@mui/icons-material/Schedule';
import TemplateIcon from '@mui/icons-material/ArticleOutlined';
import SkipIcon from '@mui/icons-material/HorizontalRule';
import type { SvgIconComponent } from '@mui/icons-material';
import type { ReactNode } from 'react';
import { humanise } from '../shared/format';
import type { GateStep } from '../shared/types';
import { tones, type Tone } from '../theme/tones';

const looks: Record<GateStep['verdict'], { icon: SvgIconComponent; tone: Tone; word: string }> = {
  pass: { icon: CheckIcon, tone: 'success', word: 'Passed' },
  deny: { icon: BlockIcon, tone: 'danger', word: 'Refused' },
  template: { icon: TemplateIcon, tone: 'warning', word: 'Only as a template' },
  defer: { icon: ScheduleIcon, tone: 'warning', word: 'Later' },
  skip: { icon: SkipIcon, tone: 'neutral', word: 'Not needed' },
};

/** Every rule a text went through before it left, in order. */
export function GateTrace({ steps }: { steps: GateStep[] | null | undefined }): ReactNode {
  if (!steps || steps.length === 0) {
    return (
      <Typography variant="caption" color="text.secondary">
        The checks run when the text leaves; there is no result yet.
      </Typography>
    );
  }
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
      {steps.map((step, index) => {
        const { icon: Icon, tone, word } = looks[step.verdict];
        return (
          <Box component="li" key={`${step.rule}-${index}`} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', fontSize: 13 }}>
            <Icon aria-hidden="true" sx={(theme) => ({ fontSize: 17, mt: '1px', color: tones[theme.palette.mode][tone].text })} />
            <Box sx={{ minWidth: 0 }}>
              <Box component="span" sx={{ fontWeight: 600 }}>
                {humanise(step.rule)}
              </Box>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {' '}
                · {word}
                {step.reason ? ` · ${humanise(step.reason)}` : ''}
              </Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
