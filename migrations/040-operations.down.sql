DROP TABLE process_figures;
DROP TABLE paused_work;
