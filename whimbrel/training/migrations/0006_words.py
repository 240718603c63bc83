from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('training', '0005_learning'),
    ]

    operations = [
        migrations.AlterField(
            model_name='registration',
            name='rank',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='order of preference'),
        ),
    ]
