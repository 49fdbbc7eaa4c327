"""A read-only OData v4.0 service over SQLAlchemy expressions. It knows nothing of Moodle, companies or our tables.

Declare entity sets (`edm.EntitySet`), put them in a `model.Model`, and let `service.ODataService` answer requests.
"""
