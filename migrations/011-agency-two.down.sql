DROP TABLE agency_views;
