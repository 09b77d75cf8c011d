import type { SvgIconComponent } from '@mui/icons-material';
import CallMissed from '@mui/icons-material/CallMissed';
import Circle from '@mui/icons-material/FiberManualRecord';
import Event from '@mui/icons-material/EventAvailable';
import Forum from '@mui/icons-material/ForumOutlined';
import PersonAdd from '@mui/icons-material/PersonAddAlt';
import Psychology from '@mui/icons-material/AutoAwesomeOutlined';
import Report from '@mui/icons-material/ReportOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { consoleLink } from '../shared/links';
import type { FeedItem, TimelineEntry } from '../shared/types';
import { tones } from '../theme/tones';

const icons: [RegExp, SvgIconComponent][] = [
  [/call/, CallMissed],
  [/appointment|book/, Event],
  [/message|text|conversation/, Forum],
  [/lead|contact/, PersonAdd],
  [/decision/, Psychology],
  [/escalation|action|emergency|human/, Report],
];
const iconFor = (type: string): SvgIconComponent => icons.find(([pattern]) => pattern.test(type))?.[1] ?? Circle;

/** What happened, newest first; every line leads to where it happened. */
export function Feed({
  items,
  emptyText,
  show = 'age',
}: {
  items: readonly (FeedItem | TimelineEntry)[];
  emptyText: string;
  show?: 'age' | 'moment';
}): ReactNode {
  const path = usePath();
  if (items.length === 0)
    return (
      <EmptyState picture="bell" title="Quiet so far" isCompact>
        {emptyText}
      </EmptyState>
    );
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {items.map((item, index) => {
        const Icon = iconFor(item.type);
        const link = consoleLink(item.link);
        return (
          <Box
            component="li"
            key={'id' in item ? item.id : `${item.at}-${index}`}
            sx={{ display: 'flex', gap: 1.5, px: 2.5, py: 1.25, borderTop: '1px solid', borderColor: 'divider' }}
          >
            <Box
              aria-hidden="true"
              sx={(theme) => ({
                width: 30,
                height: 30,
                borderRadius: 9,
                display: 'grid',
                placeItems: 'center',
                flexShrink: 0,
                color: tones[theme.palette.mode].neutral.text,
                bgcolor: tones[theme.palette.mode].neutral.fill,
              })}
            >
              <Icon sx={{ fontSize: 17 }} />
            </Box>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              {link ? (
                <Link component={RouterLink} to={path(link)} underline="hover" color="text.primary" sx={{ fontSize: 14, fontWeight: 580 }}>
                  {item.title}
                </Link>
              ) : (
                <Typography sx={{ fontSize: 14, fontWeight: 580 }}>{item.title}</Typography>
              )}
              {item.detail ? (
                <Typography
                  color="text.secondary"
                  sx={{
                    fontSize: 13.5,
                    overflowWrap: 'anywhere',
                    display: '-webkit-box',
                    WebkitLineClamp: 2,
                    WebkitBoxOrient: 'vertical',
                    overflow: 'hidden',
                  }}
                >
                  {item.detail}
                </Typography>
              ) : null}
            </Box>
            <Typography variant="caption" color="text.secondary">
              <BusinessDate value={item.at} show={show} />
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}
