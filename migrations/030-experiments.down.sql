DROP FUNCTION experiments_due(interval, integer);
DROP TABLE experiment_exposures;
DROP TABLE experiments;
