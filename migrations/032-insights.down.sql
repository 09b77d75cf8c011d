DROP TABLE insight_patterns;
DROP TABLE insight_runs;
