"""The words of the invented records: evidence, reasons, commitments. Never a person's name."""

# Evidence: the kind of document, by practice; the record adds its date.
EVIDENCIAS: dict[str, tuple[str, ...]] = {
    "P1.1": ("Acta de asamblea de la comunidad educativa", "Fotos del mural de la escuela soñada"),
    "P1.2": ("RD que aprueba los II.GG.", "Acta del CONEI"),
    "P2.1": ("Plan de convivencia", "Acta del comité de gestión del bienestar"),
    "P2.2": ("Acta de elección del municipio escolar", "Plan de trabajo estudiantil"),
    "P2.3": ("Acta de creación del club estudiantil", "Fotos del mural de propuestas"),
    "P2.4": ("Acta de asamblea de APAFA", "Acta del comité de aula"),
    "P2.5": ("Cuadro resumen de la encuesta", "Fotos del buzón de opiniones"),
    "P2.6": ("Acta de jornada con familias", "Programa de la feria escolar"),
    "P3.1": ("Informe de lectura compartida", "Ficha de análisis bibliográfico"),
    "P3.2": ("Acta de pasantía con otra IE", "Informe de visita"),
    "P3.3": ("Ficha del proyecto de innovación", "Fotos del mural del proyecto"),
    "P4.1": ("Acta de trabajo colegiado", "Horario con horas colegiadas"),
    "P4.2": ("Temario del taller interno", "Informe de GIA"),
    "P4.3": ("RD de la comunidad de aprendizaje", "Acta de instalación"),
    "P5.1": ("Plan de tutoría", "Informe de la coordinación de tutoría"),
    "P5.2": ("Formato del proyecto profesional docente", "Acta de reunión docente"),
    "P5.3": ("Fotos del mural de consignas", "Panel de metas por grado"),
    "P5.4": ("Cuadro de seguimiento bimestral", "Acta de revisión del tablero"),
    "P5.5": ("Acta de rendición de cuentas", "Informe económico semestral"),
    "P6.1": ("RD del equipo de calidad", "Mapa de procesos de la IE"),
    "P6.2": ("Informe de autoevaluación", "Plan de mejora"),
    "P7.1": ("Mapa de la Riqueza", "Acta de salida a la comunidad"),
    "P7.2": ("Acta de reunión de la REI", "Programa de actividad de la REI"),
    "P7.3": ("Convenio con el municipio", "Oficio al centro de salud"),
    "P7.4": ("Convenio con aliado", "Informe de actividad con aliado"),
}

NA_INICIAL = "La IE atiende solo inicial."
NA_SIN_REI = "La IE no integra ninguna REI."
NA_OTROS = (
    "La práctica la conduce la red, no la IE.",
    "IE unidocente: no hay equipo con quien realizarla.",
    "Se acordó con la UGEL que no corresponde a esta IE este año.",
)
NA_TODO = "IE en reubicación por obras: la UGEL exoneró el seguimiento del año."
NO_PRIORIZADA = (
    "El equipo la dejó para el próximo PAT.",
    "Este año se priorizan otras prácticas del mismo principio.",
    "Sin presupuesto este año; se retoma en el plan de mejora.",
)
CORRECCION = "Corrección: se registró un nivel equivocado."

DEVUELTO = (
    "La evidencia es del año anterior. Adjunte la de este periodo.",
    "El acta no tiene firmas ni acuerdos.",
    "La evidencia corresponde a otra práctica.",
    "Falta señalar quién es responsable y desde cuándo se implementa.",
)
NIVEL_MENOR = (
    "Hay plan y responsable, pero aún no se implementa con regularidad.",
    "Se observó en un solo grado.",
    "Se realiza, pero no se ha evaluado ni ajustado.",
)

# What is promised, by CGE, with the practice it belongs to (none: empty).
COMPROMISOS: dict[int, tuple[tuple[str, str], ...]] = {
    1: (
        ("P5.4", "Publicar y revisar cada bimestre el panel de metas de aprendizaje"),
        ("P5.3", "Acordar consignas y metas por grado y exhibirlas en cada aula"),
        ("P6.2", "Aplicar la autoevaluación institucional y difundir sus resultados"),
        ("P1.1", "Realizar la jornada «La escuela que queremos» con las familias"),
        ("", "Analizar la evaluación diagnóstica en reunión de docentes"),
    ),
    2: (
        ("", "Llamar a las familias de estudiantes con tres inasistencias seguidas"),
        ("", "Revisar la asistencia cada semana y acordar visitas domiciliarias"),
    ),
    3: (
        ("P1.2", "Actualizar el PAT y el RI con participación de la comunidad educativa"),
        ("P5.5", "Rendir cuentas del uso de los recursos propios en asamblea"),
        ("P6.1", "Elegir un sistema de gestión de la calidad y formar el equipo"),
        ("", "Publicar el inventario y el plan de mantenimiento del local"),
    ),
    4: (
        ("P4.1", "Fijar dos horas semanales de trabajo colegiado en el horario"),
        ("P3.2", "Organizar una pasantía con una IE que ya lo logró"),
        ("P3.3", "Poner en marcha un proyecto de innovación ante un reto de la IE"),
        ("P5.2", "Acordar con los docentes su proyecto de desarrollo profesional"),
        ("P7.1", "Elaborar el Mapa de la Riqueza con los estudiantes"),
        ("P4.2", "Realizar tres talleres a cargo de docentes fortaleza"),
    ),
    5: (
        ("P2.2", "Instalar y acompañar al municipio escolar"),
        ("P2.1", "Acordar las normas de convivencia con estudiantes y familias"),
        ("P7.3", "Firmar un plan de trabajo con el municipio, la posta y la comisaría"),
        ("P2.4", "Realizar una asamblea de familias por bimestre"),
        ("P2.5", "Recoger la opinión de estudiantes y familias y responderla por escrito"),
    ),
}

# Offices, not persons: Ley 29733.
RESPONSABLES = (
    "Dirección",
    "Subdirección",
    "Comité de gestión pedagógica",
    "Comité de gestión del bienestar",
    "Comité de gestión de condiciones operativas",
    "Coordinación de tutoría",
    "CONEI",
    "APAFA",
)
REPROGRAMADO = (
    "Se reprogramó por la suspensión de clases.",
    "Se reprogramó: faltó quórum en la asamblea.",
)
ANULADO = (
    "Se unió a otro compromiso del PAT.",
    "El aliado retiró su apoyo.",
    "Dejó de ser necesario.",
)
