<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="graduatedSymbol" attr="site_count" graduatedMethod="GraduatedColor" symbollevels="0" enableorderby="0" forceraster="0"><ranges>
<range lower="2" upper="2" label="2" symbol="0" render="true"/>
<range lower="1" upper="1" label="1" symbol="1" render="true"/>
</ranges><symbols>
<symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="12,44,132,255"/><Option type="QString" name="line_width" value="0.8"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
<symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="127,205,187,255"/><Option type="QString" name="line_width" value="0.8"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
</symbols><classificationMethod id="Jenks"><labelFormat format="%1 – %2" labelprecision="2" trimtrailingzeroes="1"/></classificationMethod></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="river_name" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="7.5" fontSizeUnit="Point" fontWeight="50" textColor="8,48,107,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="6" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.4" distUnits="MM" priority="5"/><rendering drawLabels="1" obstacle="1" displayAll="0" fontLimitPixelSize="0"/></settings></labeling>
<aliases>
<alias field="river_id" index="0" name="River ID"/>
<alias field="river_name" index="1" name="River"/>
<alias field="keeper" index="2" name="Grid keeper"/>
<alias field="length_km" index="3" name="Length (km)"/>
<alias field="to_outlet_m" index="4" name="To the outlet along the river (m)"/>
<alias field="site_count" index="5" name="Sites"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="river_id" hidden="0" width="-1"/>
<column type="field" name="river_name" hidden="0" width="-1"/>
<column type="field" name="keeper" hidden="0" width="-1"/>
<column type="field" name="length_km" hidden="0" width="-1"/>
<column type="field" name="to_outlet_m" hidden="0" width="-1"/>
<column type="field" name="site_count" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:9ced3565234a5251d7a8a3e974a47b8327e0ae200714cea32d4c9ec2877dfeba -->
