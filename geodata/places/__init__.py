"""Names to places: the gazetteer, the matcher, the resolver and the geocoders."""
