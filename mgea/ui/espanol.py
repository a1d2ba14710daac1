def en_espanol():
    pass
